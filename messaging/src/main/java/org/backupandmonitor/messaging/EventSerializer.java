package org.backupandmonitor.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes any event as JSON; null becomes a tombstone. */
public final class EventSerializer implements Serializer<Object> {

    @Override
    @SuppressWarnings("NullAway") // Kafka's tombstone is a null value
    public byte[] serialize(String topic, @Nullable Object event) {
        if (event == null) {
            return null;
        }
        try {
            return EventMapper.json().writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new SerializationException(
                    "a " + event.getClass().getSimpleName() + " for " + topic + " can't be written as JSON", e);
        }
    }
}
