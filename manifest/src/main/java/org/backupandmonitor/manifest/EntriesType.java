package org.backupandmonitor.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.manifest.language.Code;
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

    /** Of one list, every {@code for-each} written out. */
    static final int MOST_ENTRIES = 20_000;

    /** Of one list, every {@code for-each} written out. */
    private static final long MOST_NODES = 300_000;

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
        int entries = 0;
        long nodes = 0;
        int index = 0;
        for (Node item : listing.items()) {
            Reading here = reading.at(index++);
            for (Node each : item instanceof Table table ? ForEach.expand(table, here) : List.of(item)) {
                nodes += each.weight();
                if (++entries > MOST_ENTRIES || nodes > MOST_NODES) {
                    here.report(
                            Code.TOO_MANY_ENTRIES,
                            item.span(),
                            reading.key() + " are more than " + MOST_ENTRIES
                                    + ", every for-each written out: split the manifest into several projects");
                    return values;
                }
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
