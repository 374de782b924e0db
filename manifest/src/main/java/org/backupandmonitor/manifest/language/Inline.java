package org.backupandmonitor.manifest.language;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes plain values as YAML of one line, for messages and documents. */
final class Inline {

    private Inline() {}

    static String yaml(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + yaml(entry.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Inline::yaml).collect(Collectors.joining(", ", "[", "]"));
        }
        return String.valueOf(value);
    }
}
