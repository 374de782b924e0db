package org.backupandmonitor.messaging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds fields that must not be null and are: a record read from JSON has null wherever the sender left something out,
 * and only components marked {@link Nullable} allow that.
 */
final class Completeness {

    /** A component that holds no primitive. Made once for each type: to read annotations is as much work as to read JSON. */
    private record Reference(String name, Method accessor, boolean optional) {

        static Reference of(RecordComponent component) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return new Reference(component.getName(), component.getAccessor(), optional);
        }

        @Nullable
        Object of(Record event) {
            try {
                return accessor.invoke(event);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("an event record must be public: " + event.getClass(), e);
            }
        }
    }

    private static final Map<Class<?>, List<Reference>> REFERENCES = new ConcurrentHashMap<>();

    private Completeness() {}

    /** The path of the first missing field, such as {@code provenance.commit}; empty if nothing is missing. */
    static Optional<String> firstMissing(Object event) {
        return event instanceof Record ? missingIn((Record) event) : Optional.empty();
    }

    private static Optional<String> missingIn(Record event) {
        for (Reference reference : REFERENCES.computeIfAbsent(event.getClass(), Completeness::references)) {
            Object value = reference.of(event);
            if (value == null && !reference.optional()) {
                return Optional.of(reference.name());
            }
            Optional<String> inside = missingInside(value);
            if (inside.isPresent()) {
                return Optional.of(reference.name() + "." + inside.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missingInside(@Nullable Object value) {
        if (value instanceof Record) {
            return missingIn((Record) value);
        }
        Collection<?> elements =
                value instanceof Collection<?> list ? list : value instanceof Map<?, ?> map ? map.values() : List.of();
        for (Object element : elements) {
            Optional<String> inside = missingInside(element);
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    private static List<Reference> references(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getType().isPrimitive())
                .map(Reference::of)
                .toList();
    }
}
