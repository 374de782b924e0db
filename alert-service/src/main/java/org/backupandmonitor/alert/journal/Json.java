package org.backupandmonitor.alert.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.backupandmonitor.messaging.EventMapper;

/** Rows hold events as they are published. */
final class Json {

    private Json() {}

    static String write(Object event) {
        try {
            return EventMapper.json().writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "a " + event.getClass().getSimpleName() + " can't be written as JSON", e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return EventMapper.json().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " can't be read", e);
        }
    }
}
