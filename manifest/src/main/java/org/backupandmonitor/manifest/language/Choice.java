package org.backupandmonitor.manifest.language;

import java.util.List;
import java.util.function.Function;

/**
 * Keys of which exactly one must be there, as the one that names a monitor's kind.
 *
 * @param what a word for them, such as {@code kind}
 * @param keyOf the name of the key under which a value is written
 */
public record Choice<T>(String what, List<Key<T>> keys, Function<T, String> keyOf) {

    public Choice {
        keys = List.copyOf(keys);
    }

    public List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    Key<T> keyFor(T value) {
        String name = keyOf.apply(value);
        return keys.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + what + " " + name));
    }
}
