package org.backupandmonitor.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backupandmonitor.manifest.language.Json;
import org.backupandmonitor.manifest.language.SchemaDefinitions;

/** The JSON Schema of manifests, derived from the description that the parser follows. */
public final class ManifestSchema {

    /** Where the schema is published. */
    public static final String ID = "https://backupandmonitor.org/schema/manifest-1.json";

    private ManifestSchema() {}

    /** The schema as plain values. */
    public static Map<String, Object> schema() {
        SchemaDefinitions definitions = new SchemaDefinitions();
        Map<String, Object> manifest = ManifestShape.SHAPE.schema(definitions);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", ID);
        schema.put("title", "backup-and-monitor.yaml");
        schema.put(
                "description", "What is monitored and backed up, and who hears about it. One file names one project.");
        schema.putAll(manifest);
        schema.put("$defs", definitions.all());
        return schema;
    }

    /** The same as text. */
    public static String json() {
        return Json.write(sorted(schema()));
    }

    /** Keys in the order of the alphabet: the description promises no order, and the text must not change by itself. */
    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, inside) -> sorted.put(String.valueOf(key), sorted(inside)));
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream().map(ManifestSchema::sorted).toList()
                : value;
    }
}
