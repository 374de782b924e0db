package org.backupandmonitor.manifest.convert;

import java.util.LinkedHashMap;
import java.util.Map;
import org.backupandmonitor.manifest.text.Commented;

/** The labels of a monitor under construction; everybody sees them, so none is taken that may be a secret. */
final class Labels {

    private final Map<String, Object> labels = new LinkedHashMap<>();
    private final Commented monitor;

    Labels(Commented monitor) {
        this.monitor = monitor;
    }

    void add(String name, String value) {
        if (Confidential.isName(name) || Confidential.isProse(value)) {
            monitor.comment("name", "TODO label " + name + " may hold a secret: left out");
        } else {
            labels.put(name, value);
        }
    }

    /** Puts them, if there are any. */
    void put() {
        if (!labels.isEmpty()) {
            monitor.put("labels", labels);
        }
    }
}
