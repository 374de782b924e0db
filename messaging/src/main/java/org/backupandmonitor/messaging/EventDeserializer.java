package org.backupandmonitor.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.backupandmonitor.contracts.deadletter.DeadLetter;
import org.jspecify.annotations.Nullable;

/**
 * Reads one type of event and never throws: whatever stands on a topic, the consumer goes on.
 *
 * @param <T> the topic's record type
 */
public class EventDeserializer<T> implements Deserializer<Decoded<T>> {

    private static final int MAX_ERROR = 300;

    private final Class<T> type;
    private final ObjectReader reader;

    public EventDeserializer(Class<T> type) {
        this.type = type;
        this.reader = EventMapper.json().readerFor(type);
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka's tombstone is a null value
    public Decoded<T> deserialize(String topic, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        try {
            T event = reader.readValue(data);
            if (event == null) {
                return unreadable("JSON null is no " + type.getSimpleName(), data);
            }
            Optional<String> missing = Completeness.firstMissing(event);
            return missing.isPresent()
                    ? unreadable(type.getSimpleName() + " lacks " + missing.get(), data)
                    : new Decoded.Event<>(event);
        } catch (JsonProcessingException e) {
            return unreadable("no " + type.getSimpleName() + ": " + e.getOriginalMessage(), data);
        } catch (IOException | RuntimeException e) {
            return unreadable("no " + type.getSimpleName() + ": " + e.getMessage(), data);
        }
    }

    private Decoded<T> unreadable(String error, byte[] data) {
        int length = Math.min(data.length, DeadLetter.MAX_EXCERPT);
        return new Decoded.Unreadable<>(
                printable(error, MAX_ERROR),
                printable(new String(data, 0, length, StandardCharsets.UTF_8), DeadLetter.MAX_EXCERPT));
    }

    private static String printable(String text, int most) {
        String cut = text.length() <= most ? text : text.substring(0, most);
        return cut.replaceAll("\\p{Cntrl}", " ");
    }
}
