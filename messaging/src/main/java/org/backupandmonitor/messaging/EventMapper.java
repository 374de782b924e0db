package org.backupandmonitor.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * How events are written as JSON: instants and durations as ISO 8601 texts, absent rather than null, unknown fields
 * ignored. REST answers follow the same rules.
 */
@Singleton
public final class EventMapper implements ObjectMapperCustomizer {

    private static final ObjectMapper JSON = configured(new ObjectMapper());

    /** The one mapper for events; thread-safe, must not be reconfigured. */
    public static ObjectMapper json() {
        return JSON;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        configured(mapper);
    }

    private static ObjectMapper configured(ObjectMapper mapper) {
        return mapper.registerModule(new JavaTimeModule())
                .registerModule(new QuickTimes())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setSerializationInclusion(JsonInclude.Include.NON_NULL);
    }
}
