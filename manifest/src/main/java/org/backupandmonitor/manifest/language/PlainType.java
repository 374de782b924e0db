package org.backupandmonitor.manifest.language;

import java.util.List;
import java.util.Map;
import org.backupandmonitor.manifest.source.Node;
import org.jspecify.annotations.Nullable;

/** Reads what another type reads, and keeps it as it would be written. */
record PlainType<T>(Type<T> type) implements Type<Object> {

    @Override
    public @Nullable Object read(Node node, Reading reading) {
        T value = type.read(node, reading);
        return value == null ? null : type.write(value);
    }

    @Override
    public Object write(Object value) {
        return value;
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        return type.schema(definitions);
    }

    @Override
    public List<Type<?>> parts() {
        return List.of(type);
    }

    @Override
    public String text() {
        return type.text();
    }
}
