package org.backupandmonitor.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the AsyncAPI 3 document of the topics from the record types themselves. */
final class AsyncApiDocument {

    private static final String REF = "#/components/schemas/";

    private final StringBuilder out = new StringBuilder();
    private final Map<String, Class<?>> pending = new TreeMap<>();
    private final Map<String, String> written = new TreeMap<>();

    static String render(Map<String, Class<?>> types) {
        return new AsyncApiDocument().document(types);
    }

    private String document(Map<String, Class<?>> types) {
        out.append("""
                # Written by AsyncApiTest from the records in contracts; change those, then run that test with
                # -Dbam.docs.update=true.
                asyncapi: 3.0.0
                info:
                  title: Backup and Monitor
                  version: 1.0.0
                  description: >-
                    What passes between the services. Values are JSON in UTF-8, instants and durations ISO 8601. Readers
                    ignore fields they do not know. A record that can't be read goes to bam.dead-letters.v1. The prefix
                    bam. is configurable.
                  license:
                    name: Apache-2.0
                defaultContentType: application/json
                channels:
                """);
        for (Topics.Topic topic : Topics.all()) {
            String type = types.get(topic.name()).getSimpleName();
            line(1, channel(topic) + ":");
            line(2, "address: " + Topics.DEFAULT_PREFIX + topic.name());
            line(
                    2,
                    "description: key " + topic.key() + ", cleanup "
                            + topic.cleanup().name().toLowerCase(java.util.Locale.ROOT));
            line(2, "messages:");
            line(3, type + ":");
            line(4, "payload:");
            line(5, "$ref: '" + REF + type + "'");
            line(2, "bindings:");
            line(3, "kafka:");
            line(4, "topicConfiguration:");
            line(5, "cleanup.policy: [" + topic.cleanup().name().toLowerCase(java.util.Locale.ROOT) + "]");
            pending.put(type, types.get(topic.name()));
        }
        line(0, "components:");
        line(1, "schemas:");
        while (!pending.isEmpty()) {
            Map.Entry<String, Class<?>> next = ((TreeMap<String, Class<?>>) pending).pollFirstEntry();
            if (!written.containsKey(next.getKey())) {
                written.put(next.getKey(), "");
                written.put(next.getKey(), schema(next.getKey(), next.getValue()));
            }
        }
        written.values().forEach(out::append);
        return out.toString();
    }

    private static String channel(Topics.Topic topic) {
        return topic.name().replace(".v1", "");
    }

    private String schema(String name, Class<?> type) {
        StringBuilder schema = new StringBuilder("    " + name + ":\n");
        JsonSubTypes variants = type.getAnnotation(JsonSubTypes.class);
        if (variants != null) {
            String property = type.getAnnotation(JsonTypeInfo.class).property();
            schema.append("      discriminator: ").append(property).append("\n      oneOf:\n");
            for (JsonSubTypes.Type variant : variants.value()) {
                String variantName = name + "." + variant.name();
                schema.append("        - $ref: '")
                        .append(REF)
                        .append(variantName)
                        .append("'\n");
                written.put(variantName, record(variantName, variant.value(), variant.name()));
            }
            return schema.toString();
        }
        return record(name, type, null);
    }

    private String record(String name, Class<?> type, @Nullable String discriminator) {
        StringBuilder schema = new StringBuilder("    " + name + ":\n      type: object\n");
        List<String> required = new ArrayList<>();
        StringBuilder properties = new StringBuilder();
        if (discriminator != null) {
            required.add("type");
            properties
                    .append("        type:\n          const: ")
                    .append(discriminator)
                    .append('\n');
        }
        Parameter[] parameters = canonicalParameters(type);
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (!parameters[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(components[i].getName());
            }
            properties.append("        ").append(components[i].getName()).append(":\n");
            properties.append(value(components[i].getGenericType(), "          "));
        }
        schema.append("      required: [").append(String.join(", ", required)).append("]\n");
        return schema.append("      properties:\n").append(properties).toString();
    }

    private static Parameter[] canonicalParameters(Class<?> type) {
        Class<?>[] raw = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(raw).getParameters();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    private String value(Type type, String indent) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? indent + "type: object\n" + indent + "additionalProperties:\n"
                            + value(arguments[1], indent + "  ")
                    : indent + "type: array\n" + indent + "items:\n" + value(arguments[0], indent + "  ");
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class || raw == ZoneId.class || hasJsonValue(raw)) {
            return indent + "type: string\n";
        } else if (raw == Instant.class) {
            return indent + "type: string\n" + indent + "format: date-time\n";
        } else if (raw == Duration.class) {
            return indent + "type: string\n" + indent + "format: duration\n";
        } else if (raw == URI.class) {
            return indent + "type: string\n" + indent + "format: uri\n";
        } else if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            return indent + "type: integer\n";
        } else if (raw == double.class || raw == Double.class) {
            return indent + "type: number\n";
        } else if (raw == boolean.class || raw == Boolean.class) {
            return indent + "type: boolean\n";
        } else if (raw == Object.class) {
            return indent + "type: [string, number, boolean, 'null']\n";
        } else if (raw.isEnum()) {
            String names = String.join(
                    ", ",
                    Arrays.stream(raw.getEnumConstants()).map(Object::toString).toList());
            return indent + "type: string\n" + indent + "enum: [" + names + "]\n";
        }
        if (!raw.isRecord() && !raw.isSealed()) {
            throw new IllegalStateException("no rule says how " + raw + " stands in JSON; add one here");
        }
        String name = raw.getSimpleName();
        pending.put(name, raw);
        return indent + "$ref: '" + REF + name + "'\n";
    }

    private static boolean hasJsonValue(Class<?> type) {
        return Arrays.stream(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
