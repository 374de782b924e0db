package org.backupandmonitor.manifest.language;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one table, by key. */
public final class Values {

    private final Map<Object, Object> byKey = new IdentityHashMap<>();

    <T> void put(Object key, T value) {
        byKey.put(key, value);
    }

    /**
     * The value of a key that is required or has a fallback.
     *
     * @throws IllegalStateException if it is neither, which is a mistake in the description
     */
    public <T> T get(Key<T> key) {
        T value = find(key);
        if (value == null) {
            throw new IllegalStateException("the key " + key.name() + " may be absent");
        }
        return value;
    }

    /** The value of a key, or its fallback; null if there is neither. */
    @SuppressWarnings("unchecked") // put under the same key only with its type
    public <T> @Nullable T find(Key<T> key) {
        Object value = byKey.get(key);
        return value == null ? key.fallback() : (T) value;
    }

    /** The value of the one key of the choice that is there. */
    @SuppressWarnings("unchecked") // likewise
    public <T> T get(Choice<T> choice) {
        Object value = byKey.get(choice);
        if (value == null) {
            throw new IllegalStateException("no " + choice.what() + " was read");
        }
        return (T) value;
    }
}
