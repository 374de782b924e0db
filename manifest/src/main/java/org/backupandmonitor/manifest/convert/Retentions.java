package org.backupandmonitor.manifest.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code keep_daily: 7} and {@code keep-daily: 7} alike. */
final class Retentions {

    private Retentions() {}

    /** What stays; empty if nothing is said. */
    static Map<String, Object> keep(In from) {
        Map<String, Object> keep = new LinkedHashMap<>();
        for (String reason : List.of("last", "hourly", "daily", "weekly", "monthly", "yearly")) {
            from.whole("keep_" + reason)
                    .or(() -> from.whole("keep-" + reason))
                    .filter(count -> count > 0 && count <= 10_000)
                    .ifPresent(count -> keep.put(reason, count));
        }
        return keep;
    }
}
