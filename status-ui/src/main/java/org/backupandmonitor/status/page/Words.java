package org.backupandmonitor.status.page;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.backupandmonitor.contracts.monitor.Status;

/** What templates may ask of values that know nothing of pages. */
@TemplateExtension
final class Words {

    private Words() {}

    static String utc(Instant at) {
        return Texts.utc(at);
    }

    static String text(Duration duration) {
        return Texts.duration(duration);
    }

    static String latency(Duration duration) {
        return Texts.latency(duration);
    }

    static Tone tone(Status status) {
        return Tone.of(status);
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String bytes(long bytes) {
        return Texts.bytes(bytes);
    }

    /** The first letters of a commit's hash. */
    static String shortly(String hash) {
        return hash.length() <= 10 || hash.startsWith("api") ? hash : hash.substring(0, 8);
    }
}
