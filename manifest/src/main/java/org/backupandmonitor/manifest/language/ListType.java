package org.backupandmonitor.manifest.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.manifest.source.Listing;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Table;
import org.jspecify.annotations.Nullable;

/** A list, or also one value alone where that is what people write. */
public final class ListType<T> implements Type<List<T>> {

    private final Type<T> item;
    private final boolean oneAlone;
    private final boolean mayBeEmpty;

    private ListType(Type<T> item, boolean oneAlone, boolean mayBeEmpty) {
        this.item = item;
        this.oneAlone = oneAlone;
        this.mayBeEmpty = mayBeEmpty;
    }

    /** A list with at least one item. */
    public static <T> ListType<T> of(Type<T> item) {
        return new ListType<>(item, false, false);
    }

    /** A list that may be empty. */
    public static <T> ListType<T> orEmpty(Type<T> item) {
        return new ListType<>(item, false, true);
    }

    /** A list with at least one item, or the item alone. */
    public static <T> ListType<T> orOne(Type<T> item) {
        return new ListType<>(item, true, false);
    }

    @Override
    public @Nullable List<T> read(Node node, Reading reading) {
        if (!(node instanceof Listing listing)) {
            if (oneAlone && !(node instanceof Table && !(item instanceof Shape))) {
                T one = item.read(node, reading);
                return one == null ? null : List.of(one);
            }
            reading.report(
                    Code.WRONG_TYPE,
                    node.span(),
                    reading.subject() + " must be a list, not " + node.what()
                            + ": put each on a line of its own behind \"- \"");
            return null;
        }
        if (listing.items().isEmpty() && !mayBeEmpty) {
            reading.report(
                    Code.INVALID_VALUE,
                    node.span(),
                    reading.key() + " is an empty list: name at least one, or remove the key");
            return null;
        }
        List<T> values = new ArrayList<>();
        int index = 0;
        for (Node child : listing.items()) {
            T value = item.read(child, reading.at(index++));
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    @Override
    public Object write(List<T> values) {
        return values.stream().map(item::write).toList();
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("type", "array");
        list.put("items", item.schema(definitions));
        if (!mayBeEmpty) {
            list.put("minItems", 1);
        }
        return oneAlone ? Map.of("anyOf", List.of(item.schema(definitions), list)) : list;
    }

    @Override
    public List<Type<?>> parts() {
        return List.of(item);
    }

    @Override
    public String text() {
        return (oneAlone ? item.text() + " or list of " : "list of ") + item.text();
    }
}
