package org.backupandmonitor.manifest.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Span;
import org.backupandmonitor.manifest.source.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table with known keys, and the record it is read into.
 *
 * <p>Reads as much as it can: a value that is wrong is reported and left out, so that everything else in the document
 * can still be judged. Whoever reads must therefore not use a result while there are errors.
 */
public final class Shape<T> implements Type<T> {

    private final String name;
    private final List<Field<T, ?>> fields;
    private final @Nullable ChoiceField<T, ?> choice;
    private final boolean extensions;
    private final boolean mayBeEmpty;
    private final List<Rule> rules;
    private final List<Map<String, Object>> schemas;
    private final Function<Values, T> build;
    private final List<String> names;

    Shape(ShapeBuilder<T> builder, Function<Values, T> build) {
        this.name = builder.name;
        this.fields = List.copyOf(builder.fields);
        this.choice = builder.choice;
        this.extensions = builder.extensions;
        this.mayBeEmpty = builder.mayBeEmpty;
        this.rules = List.copyOf(builder.rules);
        this.schemas = List.copyOf(builder.schemas);
        this.build = build;
        this.names = Stream.concat(keys().stream(), choiceKeys().stream())
                .<String>map(Key::name)
                .toList();
    }

    /** @param name what one such table is called in messages, schema and reference: {@code monitor} */
    public static <T> ShapeBuilder<T> of(String name) {
        return new ShapeBuilder<>(name);
    }

    /** What must hold between keys; reports what does not. Called with whatever could be read. */
    public interface Rule {
        void check(Values values, Table table, Reading reading);
    }

    record Field<T, V>(Key<V> key, Function<T, @Nullable V> getter) {}

    record ChoiceField<T, V>(Choice<V> choice, Function<T, V> getter) {}

    public String name() {
        return name;
    }

    /** Its keys in the order of the reference, those of its choice excluded. */
    public List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>();
        fields.forEach(field -> keys.add(field.key()));
        return keys;
    }

    public List<Key<?>> choiceKeys() {
        return choice == null ? List.of() : List.copyOf(choice.choice().keys());
    }

    @Override
    public String text() {
        return "table";
    }

    @Override
    public @Nullable T read(Node node, Reading reading) {
        if (!(node instanceof Table table)) {
            reading.report(
                    Code.WRONG_TYPE,
                    node.span(),
                    reading.subject() + " must be a table of keys (" + some(names) + "), not " + node.what());
            return null;
        }
        int errors = reading.errors();
        refuseUnknown(table, reading);
        Set<String> misspelt = misspelt(table, reading);
        Values values = new Values();
        boolean complete = true;
        for (Field<T, ?> field : fields) {
            complete &= read(field.key(), table, misspelt, values, reading);
        }
        if (choice != null) {
            complete &= readChoice(choice.choice(), table, misspelt, values, reading);
        }
        if (!mayBeEmpty && table.entries().isEmpty()) {
            reading.report(Code.MISSING_KEY, table.span(), reading.key() + " is empty: give it one of " + some(names));
            complete = false;
        }
        for (Rule rule : rules) {
            rule.check(values, table, reading);
        }
        return complete ? built(values, table, reading, errors) : null;
    }

    private @Nullable T built(Values values, Table table, Reading reading, int errorsBefore) {
        try {
            return build.apply(values);
        } catch (IllegalArgumentException e) {
            // Where a part was refused already, its lack is no news.
            if (reading.errors() == errorsBefore) {
                reading.report(Code.OUT_OF_RANGE, table.span(), String.valueOf(e.getMessage()));
            }
            return null;
        }
    }

    private void refuseUnknown(Table table, Reading reading) {
        for (Table.Entry entry : unknown(table)) {
            String key = entry.key().text();
            reading.at(key)
                    .report(
                            Code.UNKNOWN_KEY,
                            entry.key().span(),
                            "\"" + Excerpt.of(key) + "\" is no key of " + name + hint(key, table, reading));
        }
    }

    private List<Table.Entry> unknown(Table table) {
        return table.entries().values().stream()
                .filter(entry -> !names.contains(entry.key().text()))
                .filter(entry -> !(extensions && entry.key().text().startsWith("x-")))
                .toList();
    }

    private String hint(String key, Table table, Reading reading) {
        return meant(key, reading)
                .map(meant -> "; did you mean \"" + meant + "\"?")
                .or(() -> deeper(key, table).map(place -> "; it belongs into " + place))
                .orElse("; it can have: " + String.join(", ", names));
    }

    /** The keys whose tables have that key, where it stands one level too high. */
    private Optional<String> deeper(String key, Table table) {
        return Stream.concat(keys().stream(), choiceKeys().stream().filter(kind -> table.find(kind.name())
                        .isPresent()))
                .filter(each -> shapes(each.type()).anyMatch(shape -> shape.names.contains(key)))
                .<String>map(each -> "\"" + each.name() + "\"")
                .reduce((one, other) -> one + " or " + other);
    }

    private static Stream<Shape<?>> shapes(Type<?> type) {
        if (type instanceof Shape<?> shape) {
            return Stream.of(shape);
        }
        return type instanceof ListType<?>
                ? Stream.empty()
                : type.parts().stream().flatMap(Shape::shapes);
    }

    /** The keys that are there under another name. It is reported as that, and is one mistake: their lack is none. */
    public Set<String> misspelt(Table table, Reading reading) {
        return unknown(table).stream()
                .flatMap(entry -> meant(entry.key().text(), reading).stream())
                .collect(Collectors.toSet());
    }

    /** The key that somebody may have meant by one that is none. */
    private Optional<String> meant(String unknown, Reading reading) {
        return Stream.concat(keys().stream(), choiceKeys().stream())
                .filter(candidate -> candidate.isAlsoCalled(unknown))
                .<String>map(Key::name)
                .findFirst()
                .or(() -> reading.nearest(unknown, names));
    }

    private static <V> boolean read(Key<V> key, Table table, Set<String> misspelt, Values values, Reading reading) {
        Table.Entry entry = table.entries().get(key.name());
        if (entry == null) {
            if (key.isRequired() && !misspelt.contains(key.name())) {
                reading.report(
                        Code.MISSING_KEY,
                        table.span(),
                        "\"" + key.name() + "\" is missing: add it, for example " + key.name() + ": " + key.example());
            }
            return !key.isRequired();
        }
        return readValue(key, key, entry, values, reading) || !key.isRequired();
    }

    private static <V> boolean readValue(Key<V> key, Object under, Table.Entry entry, Values values, Reading reading) {
        Reading here = reading.at(key.name());
        V value = key.type().read(entry.value(), here);
        if (value == null) {
            return false;
        }
        String notInForce = key.notInForceBecause();
        if (notInForce != null) {
            here.report(Code.NOT_IN_FORCE, entry.key().span(), notInForce);
        }
        values.put(under, value);
        return true;
    }

    private <V> boolean readChoice(Choice<V> oneOf, Table table, Set<String> misspelt, Values values, Reading reading) {
        List<Key<V>> there = table.entries().keySet().stream()
                .flatMap(name -> oneOf.keys().stream().filter(key -> key.name().equals(name)))
                .toList();
        if (there.isEmpty()) {
            if (oneOf.names().stream().noneMatch(misspelt::contains)) {
                reading.report(
                        Code.NO_KIND,
                        table.span(),
                        "this " + name + " has no " + oneOf.what() + ": add one of "
                                + String.join(", ", oneOf.names()));
            }
            return false;
        }
        boolean good = true;
        for (Key<V> key : there) {
            good &= readValue(key, oneOf, entry(table, key), values, reading);
        }
        if (there.size() > 1) {
            Span second = entry(table, there.get(1)).key().span();
            reading.report(
                    Code.SEVERAL_KINDS,
                    second,
                    "this " + name + " has more than one " + oneOf.what() + " ("
                            + String.join(", ", there.stream().map(Key::name).toList()) + "): keep one of them");
            return false;
        }
        return good;
    }

    private static Table.Entry entry(Table table, Key<?> key) {
        return table.find(key.name()).orElseThrow();
    }

    @Override
    public Object write(T value) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            write(fields.get(i), value, map);
            if (i == 0 && choice != null) {
                // The kind stands behind the name, where people write it.
                writeChoice(choice, value, map);
            }
        }
        if (fields.isEmpty() && choice != null) {
            writeChoice(choice, value, map);
        }
        return map;
    }

    private static <T, V> void write(Field<T, V> field, T value, Map<String, Object> map) {
        V part = field.getter().apply(value);
        if (part != null && !part.equals(field.key().fallback())) {
            map.put(field.key().name(), field.key().type().write(part));
        }
    }

    private static <T, V> void writeChoice(ChoiceField<T, V> field, T value, Map<String, Object> map) {
        V part = field.getter().apply(value);
        Key<V> key = field.choice().keyFor(part);
        map.put(key.name(), key.type().write(part));
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        return definitions.refer(
                name.replace(' ', '-'), () -> ShapeSchema.of(this, definitions, extensions, mayBeEmpty, schemas));
    }

    private static String some(List<String> names) {
        int shown = 6;
        return names.size() <= shown ? String.join(", ", names) : String.join(", ", names.subList(0, shown)) + ", ...";
    }
}
