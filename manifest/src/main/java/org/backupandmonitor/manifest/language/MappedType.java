package org.backupandmonitor.manifest.language;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.backupandmonitor.manifest.source.Node;
import org.jspecify.annotations.Nullable;

/**
 * A type whose values are made of another's.
 *
 * @param <S> what is read
 * @param <T> what is made of it
 */
public final class MappedType<S, T> implements Type<T> {

    private final Type<S> inner;
    private final Function<S, T> make;
    private final Function<T, S> back;

    private MappedType(Type<S> inner, Function<S, T> make, Function<T, S> back) {
        this.inner = inner;
        this.make = make;
        this.back = back;
    }

    /** @param make throws {@link IllegalArgumentException} with a sentence for what can't be */
    public static <S, T> MappedType<S, T> of(Type<S> inner, Function<S, T> make, Function<T, S> back) {
        return new MappedType<>(inner, make, back);
    }

    @Override
    public @Nullable T read(Node node, Reading reading) {
        S value = inner.read(node, reading);
        if (value == null) {
            return null;
        }
        try {
            return make.apply(value);
        } catch (IllegalArgumentException e) {
            reading.report(Code.OUT_OF_RANGE, node.span(), reading.key() + ": " + e.getMessage());
            return null;
        }
    }

    @Override
    public Object write(T value) {
        return inner.write(back.apply(value));
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        return inner.schema(definitions);
    }

    @Override
    public List<Type<?>> parts() {
        return List.of(inner);
    }

    @Override
    public String text() {
        return inner.text();
    }
}
