package org.backupandmonitor.manifest.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Table;
import org.jspecify.annotations.Nullable;

/** A table whose keys the writer of a manifest chooses: labels, headers. */
public final class MapType<T> implements Type<Map<String, T>> {

    private final String keyWord;
    private final Pattern keyPattern;
    private final String hint;
    private final Type<T> value;
    private final Function<String, Optional<String>> refusal;

    private MapType(
            String keyWord,
            Pattern keyPattern,
            String hint,
            Type<T> value,
            Function<String, Optional<String>> refusal) {
        this.keyWord = keyWord;
        this.keyPattern = keyPattern;
        this.hint = hint;
        this.value = value;
        this.refusal = refusal;
    }

    /**
     * A table of such values.
     *
     * @param keyWord what a key is called, such as {@code header}
     * @param hint how to write one, to go behind what is said of a key that is none
     */
    public static <T> MapType<T> of(String keyWord, String keyPattern, String hint, Type<T> value) {
        return new MapType<>(keyWord, Pattern.compile(keyPattern), hint, value, key -> Optional.empty());
    }

    /** The same without some keys. @param refusal why a key of the right form can't stand there; empty if it can */
    public MapType<T> refusing(Function<String, Optional<String>> refusal) {
        return new MapType<>(keyWord, keyPattern, hint, value, refusal);
    }

    @Override
    public @Nullable Map<String, T> read(Node node, Reading reading) {
        if (!(node instanceof Table table)) {
            reading.report(
                    Code.WRONG_TYPE,
                    node.span(),
                    reading.subject() + " must be a table of keys, each with its value, not " + node.what());
            return null;
        }
        Map<String, T> values = new LinkedHashMap<>();
        for (Table.Entry entry : table.entries().values()) {
            String key = entry.key().text();
            Reading here = reading.at(key);
            if (!keyPattern.matcher(key).matches()) {
                here.report(
                        Code.INVALID_VALUE,
                        entry.key().span(),
                        "\"" + Excerpt.of(key) + "\" can't be the name of a " + keyWord + ": " + hint);
            } else {
                refusal.apply(key)
                        .ifPresent(reason -> here.report(
                                Code.OUT_OF_RANGE,
                                entry.key().span(),
                                "the " + keyWord + " \"" + Excerpt.of(key) + "\" can't be used: " + reason));
            }
            T read = value.read(entry.value(), here);
            if (read != null) {
                values.put(key, read);
            }
        }
        return values;
    }

    @Override
    public Object write(Map<String, T> values) {
        Map<String, Object> map = new LinkedHashMap<>();
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> map.put(entry.getKey(), value.write(entry.getValue())));
        return map;
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("propertyNames", Map.of("pattern", "^(" + keyPattern.pattern() + ")$"));
        schema.put("additionalProperties", value.schema(definitions));
        return schema;
    }

    @Override
    public List<Type<?>> parts() {
        return List.of(value);
    }

    @Override
    public String text() {
        return "table of " + keyWord + " to " + value.text();
    }
}
