package org.backupandmonitor.manifest.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Table;
import org.jspecify.annotations.Nullable;

/**
 * A short form, such as a URL alone, or the table with everything.
 *
 * <p>A table is read as the long form and everything else as the short one, so that complaints fit what was meant.
 */
public final class EitherType<T> implements Type<T> {

    private final Type<T> brief;
    private final Shape<T> full;
    private final Function<T, Boolean> canBeBrief;

    private EitherType(Type<T> brief, Shape<T> full, Function<T, Boolean> canBeBrief) {
        this.brief = brief;
        this.full = full;
        this.canBeBrief = canBeBrief;
    }

    /** @param canBeBrief whether the short form says all of a value */
    public static <T> EitherType<T> of(Type<T> brief, Shape<T> full, Function<T, Boolean> canBeBrief) {
        return new EitherType<>(brief, full, canBeBrief);
    }

    @Override
    public @Nullable T read(Node node, Reading reading) {
        return node instanceof Table ? full.read(node, reading) : brief.read(node, reading);
    }

    @Override
    public Object write(T value) {
        return canBeBrief.apply(value) ? brief.write(value) : full.write(value);
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("anyOf", List.of(brief.schema(definitions), full.schema(definitions)));
        return schema;
    }

    @Override
    public List<Type<?>> parts() {
        return List.of(brief, full);
    }

    @Override
    public String text() {
        return brief.text() + " or table";
    }
}
