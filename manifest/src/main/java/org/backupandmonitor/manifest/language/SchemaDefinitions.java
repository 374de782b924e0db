package org.backupandmonitor.manifest.language;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The {@code $defs} of a JSON Schema under construction. */
public final class SchemaDefinitions {

    private final Map<String, Object> byName = new TreeMap<>();

    /** A reference to the definition of that name, which is made if it is not there yet. */
    public Map<String, Object> refer(String name, Supplier<Map<String, Object>> schema) {
        if (!byName.containsKey(name)) {
            byName.put(name, Map.of());
            byName.put(name, schema.get());
        }
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("$ref", "#/$defs/" + name);
        return reference;
    }

    public Map<String, Object> all() {
        return byName;
    }
}
