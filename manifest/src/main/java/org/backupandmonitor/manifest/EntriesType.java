package org.backupandmonitor.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.ListType;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.language.SchemaDefinitions;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.source.Listing;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Table;
import org.jspecify.annotations.Nullable;

/** The list of monitors or of backups, in which one entry with {@code for-each} stands for many. */
final class EntriesType<T> implements Type<List<T>> {

    private final Shape<T> entry;

    EntriesType(Shape<T> entry) {
        this.entry = entry;
    }

    @Override
    public @Nullable List<T> read(Node node, Reading reading) {
        if (!(node instanceof Listing listing)) {
            return ListType.orEmpty(entry).read(node, reading);
        }
        List<T> values = new ArrayList<>();
        WrittenOut written = new WrittenOut();
        Set<String> known = Stream.concat(entry.keys().stream(), entry.choiceKeys().stream())
                .map(Key::name)
                .collect(Collectors.toSet());
        int index = 0;
        for (Node item : listing.items()) {
            Reading here = reading.at(index++);
            List<Node> expanded =
                    item instanceof Table table ? ForEach.expand(table, known, here, written) : List.of(item);
            Optional<String> excess = written.excess();
            if (excess.isPresent()) {
                here.report(
                        Code.TOO_MANY_ENTRIES,
                        item.span(),
                        reading.key() + " are more than " + excess.get()
                                + ", every for-each written out: split the manifest into several projects");
                return values;
            }
            for (Node each : expanded) {
                T value = entry.read(each, here);
                if (each instanceof Table table) {
                    here.remember(value, table);
                }
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    @Override
    public Object write(List<T> values) {
        return values.stream().map(entry::write).toList();
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("if", Map.of("type", "object", "required", List.of(ForEach.KEY)));
        item.put("then", definitions.refer(entry.name() + "-for-each", () -> ForEach.schema(entry, definitions)));
        item.put("else", entry.schema(definitions));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", item);
        return schema;
    }

    @Override
    public List<Type<?>> parts() {
        return List.of(entry);
    }

    @Override
    public String text() {
        return "list of " + entry.name() + "s";
    }
}
