package org.backupandmonitor.messaging;

import com.ethlo.time.ITU;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.DurationDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Reads instants and durations with a parser made for the forms that events have (RFC 3339 and ISO 8601). Java's own take
 * ten times as long, which is most of the time a result needs to be read. Whatever the quick one refuses goes to Java's, so
 * that what can be read, and what is said of the rest, stays as it was.
 */
final class QuickTimes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    QuickTimes() {
        super("quick-times");
        addDeserializer(Instant.class, new Quick<>(Instant.class, QuickTimes::instant, InstantDeserializer.INSTANT));
        addDeserializer(
                Duration.class, new Quick<>(Duration.class, QuickTimes::duration, DurationDeserializer.INSTANCE));
    }

    private static Instant instant(String text) {
        return ITU.parseDateTime(text).toInstant();
    }

    private static Duration duration(String text) {
        com.ethlo.time.Duration parsed = ITU.parseDuration(text);
        return Duration.ofSeconds(parsed.getSeconds(), parsed.getNanos());
    }

    private static final class Quick<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> quick;
        private final transient JsonDeserializer<? super T> thorough;

        Quick(Class<T> type, Function<String, T> quick, JsonDeserializer<? super T> thorough) {
            super(type);
            this.quick = quick;
            this.thorough = thorough;
        }

        @Override
        @SuppressWarnings("unchecked") // each is made beside its type
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                try {
                    return quick.apply(parser.getText());
                } catch (RuntimeException e) {
                    // Texts come from outside: whatever the quick parser makes of an odd one, Java's has the last word.
                    return (T) thorough.deserialize(parser, context);
                }
            }
            return (T) thorough.deserialize(parser, context);
        }
    }
}
