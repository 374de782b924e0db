package org.backupandmonitor.manifest.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the keys of a shape in the order of the reference. */
public final class ShapeBuilder<T> {

    final String name;
    final List<Shape.Field<T, ?>> fields = new ArrayList<>();
    final List<Shape.Rule> rules = new ArrayList<>();
    final List<Map<String, Object>> schemas = new ArrayList<>();
    Shape.@Nullable ChoiceField<T, ?> choice;
    boolean extensions;
    boolean mayBeEmpty = true;

    ShapeBuilder(String name) {
        this.name = name;
    }

    /** @param getter what to write under it; null for nothing */
    public <V> ShapeBuilder<T> key(Key<V> key, Function<T, @Nullable V> getter) {
        fields.add(new Shape.Field<>(key, getter));
        return this;
    }

    public <V> ShapeBuilder<T> choice(Choice<V> keys, Function<T, V> getter) {
        choice = new Shape.ChoiceField<>(keys, getter);
        return this;
    }

    public ShapeBuilder<T> rule(Shape.Rule rule) {
        rules.add(rule);
        return this;
    }

    /** The same rule as JSON Schemas that must all hold, as far as they can say it. */
    public ShapeBuilder<T> rule(Shape.Rule rule, List<Map<String, Object>> saidBy) {
        schemas.addAll(saidBy);
        return rule(rule);
    }

    /** Lets keys that begin with {@code x-} stand here, unread. */
    public ShapeBuilder<T> withExtensions() {
        extensions = true;
        return this;
    }

    /** At least one key must be there. */
    public ShapeBuilder<T> notEmpty() {
        mayBeEmpty = false;
        return this;
    }

    /**
     * Ends the description.
     *
     * @param build makes the record; an {@link IllegalArgumentException} becomes a diagnostic
     */
    public Shape<T> build(Function<Values, T> build) {
        return new Shape<>(this, build);
    }
}
