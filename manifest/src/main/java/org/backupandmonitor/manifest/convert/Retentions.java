package org.backupandmonitor.manifest.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** {@code keep_daily: 7} and {@code keep-daily: 7} alike. */
final class Retentions {

    private Retentions() {}

    /** What stays; empty if nothing is said that can be said here. A number that can't is told. */
    static Map<String, Object> keep(In from, String separator, Consumer<String> todo) {
        Map<String, Object> keep = new LinkedHashMap<>();
        for (String reason : List.of("last", "hourly", "daily", "weekly", "monthly", "yearly")) {
            String key = "keep" + separator + reason;
            from.text(key).filter(text -> !text.matches("0|false")).ifPresent(text -> from.whole(key)
                    .filter(count -> count > 0 && count <= 10_000)
                    .ifPresentOrElse(
                            count -> keep.put(reason, count),
                            () -> todo.accept(key + " " + text + " can't be said: here keep counts, up to 10000")));
        }
        for (String key : List.copyOf(from.keys())) {
            if (key.startsWith("keep" + separator)) {
                from.skipIf(key, "0", "false");
            }
        }
        return keep;
    }
}
