package org.backupandmonitor.probe.http;

import java.util.List;

/** Takes the values of secrets out of texts before anybody sees them, wherever a server repeats them. */
record Redaction(List<String> values) {

    static final Redaction NONE = new Redaction(List.of());

    String apply(String text) {
        String clean = text;
        for (String value : values) {
            clean = value.isEmpty() ? clean : clean.replace(value, "***");
        }
        return clean;
    }
}
