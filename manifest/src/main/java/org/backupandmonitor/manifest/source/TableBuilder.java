package org.backupandmonitor.manifest.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a table of keys and values in turn: keys must be text and each there once; {@code <<} brings in the keys of
 * another table where the table does not have them itself.
 */
final class TableBuilder {

    private static final String MERGE = "<<";

    private final Span start;
    private final List<Node> keysAndValues;
    private final Problems problems;
    private final Map<String, Table.Entry> own = new LinkedHashMap<>();
    private final Map<String, Table.Entry> merged = new LinkedHashMap<>();

    TableBuilder(Span start, List<Node> keysAndValues, Problems problems) {
        this.start = start;
        this.keysAndValues = keysAndValues;
        this.problems = problems;
    }

    Table build() {
        for (int i = 0; i + 1 < keysAndValues.size(); i += 2) {
            entry(keysAndValues.get(i), keysAndValues.get(i + 1));
        }
        List<Table.Entry> all = new ArrayList<>(own.values());
        merged.forEach((name, entry) -> {
            if (!own.containsKey(name)) {
                all.add(entry);
            }
        });
        Span span = all.isEmpty() ? start : start.to(all.get(0).key().span());
        return new Table(all, span.endLine() < span.line() ? start : span);
    }

    private void entry(Node key, Node value) {
        if (!(key instanceof Scalar name)) {
            problems.add("key-not-text", key.span(), "a key must be text, not " + key.what());
            return;
        }
        if (name.text().equals(MERGE) && value instanceof Table part) {
            merge(part);
            return;
        }
        if (name.text().equals(MERGE) && value instanceof Listing parts) {
            for (Node part : parts.items()) {
                if (part instanceof Table table) {
                    merge(table);
                } else {
                    refuseMerge(part);
                }
            }
            return;
        }
        if (name.text().equals(MERGE)) {
            refuseMerge(value);
            return;
        }
        Table.Entry before = own.putIfAbsent(name.text(), new Table.Entry(name, value));
        if (before != null) {
            problems.add(
                    "duplicate-key",
                    name.span(),
                    "\"" + name.text() + "\" is there already, on line "
                            + before.key().span().line() + ": remove one of the two");
        }
    }

    private void merge(Table part) {
        part.entries().forEach(merged::putIfAbsent);
    }

    private void refuseMerge(Node value) {
        problems.add(
                "merge-not-a-table",
                value.span(),
                "<< takes in the keys of a table, as in <<: *name, not " + value.what());
    }
}
