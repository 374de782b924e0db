package org.backupandmonitor.status.components;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.liveness.Vital;
import org.backupandmonitor.status.page.Texts;
import org.backupandmonitor.status.page.Tone;

/** An instance as the page shows it. */
public record InstanceView(Heartbeat heartbeat, Vital vital) {

    static InstanceView of(Heartbeat heartbeat, Liveness liveness) {
        return new InstanceView(heartbeat, liveness.vital(heartbeat));
    }

    public String service() {
        return Liveness.serviceName(heartbeat.component());
    }

    public Tone tone() {
        return switch (vital) {
            case ALIVE -> heartbeat.problems().isEmpty() ? Tone.GOOD : Tone.WARN;
            case SILENT -> Tone.BAD;
            case LEFT -> Tone.OFF;
        };
    }

    public String word() {
        return switch (vital) {
            case ALIVE -> heartbeat.problems().isEmpty() ? "Alive" : "Alive, with problems";
            case SILENT -> "Silent";
            case LEFT -> "Stopped";
        };
    }

    /** Counters and gauges in words: {@code evaluationAgeMillisNow} becomes "evaluation age: 120 ms". */
    public List<Gauge> work() {
        return heartbeat.work().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparingInt(InstanceView::place).thenComparing(Comparator.naturalOrder())))
                .map(entry -> Gauge.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** A probe's due, done and late belong together; the rest follows by name. */
    private static int place(String key) {
        int place = List.of("due", "done", "late").indexOf(key);
        return place < 0 ? 3 : place;
    }

    /** One counter or gauge. */
    public record Gauge(String name, String value) {

        static Gauge of(String key, long value) {
            String name = key.endsWith("Now") ? key.substring(0, key.length() - 3) : key;
            boolean millis = name.endsWith("Millis");
            if (millis) {
                name = name.substring(0, name.length() - "Millis".length());
            }
            boolean yes = name.endsWith("Up") || name.equals("judging");
            String words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
            if (millis) {
                return new Gauge(words, Texts.duration(java.time.Duration.ofMillis(value)));
            }
            return new Gauge(
                    words,
                    yes
                            ? (value == 0 ? "no" : "yes")
                            : Texts.count(value, "", "").trim());
        }
    }
}
