package org.backupandmonitor.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.ListType;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Type;

/**
 * A table of the format and the first place where one stands, such as {@code monitors[].expect.body}.
 *
 * @param path empty for the document
 */
record DescribedTable(Shape<?> shape, String path) {

    /** Every table of the format, each once, in the order in which the description names them. */
    static List<DescribedTable> all() {
        Map<Shape<?>, DescribedTable> found = new LinkedHashMap<>();
        visit(ManifestShape.SHAPE, "", found);
        return List.copyOf(found.values());
    }

    /** Its keys, those that name a kind included. */
    List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>(shape.keys());
        keys.addAll(shape.choiceKeys());
        return keys;
    }

    private static void visit(Type<?> type, String path, Map<Shape<?>, DescribedTable> found) {
        if (type instanceof Shape<?> shape) {
            if (found.putIfAbsent(shape, new DescribedTable(shape, path)) == null) {
                for (Key<?> key : found.getOrDefault(shape, new DescribedTable(shape, path))
                        .keys()) {
                    visit(key.type(), path.isEmpty() ? key.name() : path + "." + key.name(), found);
                }
            }
            return;
        }
        String below = type instanceof EntriesType || type instanceof ListType ? path + "[]" : path;
        type.parts().forEach(part -> visit(part, below, found));
    }
}
