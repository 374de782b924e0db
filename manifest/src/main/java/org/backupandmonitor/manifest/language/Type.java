package org.backupandmonitor.manifest.language;

import java.util.List;
import java.util.Map;
import org.backupandmonitor.manifest.source.Node;
import org.jspecify.annotations.Nullable;

/**
 * What may stand behind a key: how it is read and written, and how a schema and a person say it.
 *
 * @param <T> what it is read into
 */
public interface Type<T> {

    /** Reads the node; null if it is wrong, which the reading then knows. */
    @Nullable
    T read(Node node, Reading reading);

    /** The value as plain text, numbers, booleans, lists and maps, which {@link #read} reads as the same value. */
    Object write(T value);

    /**
     * The same as a JSON Schema (2020-12).
     *
     * @param definitions takes what is better said once
     */
    Map<String, Object> schema(SchemaDefinitions definitions);

    /** What it is in a few words, such as {@code duration}. */
    String text();

    /** The types it is made of; a shape's keys have their own. */
    default List<Type<?>> parts() {
        return List.of();
    }
}
