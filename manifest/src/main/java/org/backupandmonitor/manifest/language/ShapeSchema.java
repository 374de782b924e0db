package org.backupandmonitor.manifest.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says a shape as JSON Schema. */
final class ShapeSchema {

    private ShapeSchema() {}

    static Map<String, Object> of(
            Shape<?> shape,
            SchemaDefinitions definitions,
            boolean extensions,
            boolean mayBeEmpty,
            List<Map<String, Object>> rules) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        Map<String, Object> properties = new LinkedHashMap<>();
        shape.keys().forEach(key -> properties.put(key.name(), property(key, definitions)));
        shape.choiceKeys().forEach(key -> properties.put(key.name(), property(key, definitions)));
        schema.put("properties", properties);
        List<String> required =
                shape.keys().stream().filter(Key::isRequired).map(Key::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (extensions) {
            schema.put("patternProperties", Map.of("^x-", true));
        }
        schema.put("additionalProperties", false);
        if (!mayBeEmpty) {
            schema.put("minProperties", 1);
        }
        if (!shape.choiceKeys().isEmpty()) {
            List<Object> oneOf = new ArrayList<>();
            shape.choiceKeys().forEach(key -> oneOf.add(Map.of("required", List.of(key.name()))));
            schema.put("oneOf", oneOf);
        }
        if (!rules.isEmpty()) {
            schema.put("allOf", rules);
        }
        return schema;
    }

    private static Map<String, Object> property(Key<?> key, SchemaDefinitions definitions) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", key.doc());
        schema.putAll(key.type().schema(definitions));
        Object fallback = fallback(key);
        if (fallback != null) {
            schema.put("default", fallback);
        }
        return schema;
    }

    private static <T> @Nullable Object fallback(Key<T> key) {
        T value = key.fallback();
        return value == null ? null : key.type().write(value);
    }
}
