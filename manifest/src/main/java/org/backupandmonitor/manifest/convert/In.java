package org.backupandmonitor.manifest.convert;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.manifest.source.Listing;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.source.Table;
import org.jspecify.annotations.Nullable;

/** Somebody else's document: whatever is asked for and not there, or of another type, is simply absent. */
record In(@Nullable Node node) {

    static final In NOTHING = new In(null);

    In at(String key) {
        return node instanceof Table table
                ? table.find(key).map(entry -> new In(entry.value())).orElse(NOTHING)
                : NOTHING;
    }

    boolean isThere() {
        return node != null && !(node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL);
    }

    boolean isTable() {
        return node instanceof Table;
    }

    boolean isList() {
        return node instanceof Listing;
    }

    boolean isText() {
        return node instanceof Scalar scalar && scalar.isText();
    }

    Set<String> keys() {
        return node instanceof Table table ? table.entries().keySet() : Set.of();
    }

    Map<String, In> entries() {
        Map<String, In> entries = new LinkedHashMap<>();
        if (node instanceof Table table) {
            table.entries().forEach((key, entry) -> entries.put(key, new In(entry.value())));
        }
        return entries;
    }

    /** The items of a list; a single value is a list of one. */
    List<In> items() {
        if (node instanceof Listing listing) {
            List<In> items = new ArrayList<>();
            listing.items().forEach(item -> items.add(new In(item)));
            return items;
        }
        return isThere() ? List.of(this) : List.of();
    }

    /** Any single value but null, as it is written. */
    Optional<String> text() {
        return node instanceof Scalar scalar && scalar.kind() != Scalar.Kind.NULL
                ? Optional.of(scalar.text()).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    Optional<String> text(String key) {
        return at(key).text();
    }

    List<String> texts() {
        return items().stream().map(In::text).flatMap(Optional::stream).toList();
    }

    Optional<Long> whole() {
        return node instanceof Scalar scalar
                ? scalar.whole().filter(value -> value.bitLength() < 63).map(Number::longValue)
                : Optional.empty();
    }

    Optional<Long> whole(String key) {
        return at(key).whole();
    }

    Optional<BigDecimal> number() {
        return node instanceof Scalar scalar ? scalar.number() : Optional.empty();
    }

    /** Whether the key is there and says yes, in whatever way tools let people say so. */
    boolean yes(String key) {
        return text(key).map(text -> text.matches("(?i)true|yes|on|1")).orElse(false);
    }

    boolean no(String key) {
        return text(key).map(text -> text.matches("(?i)false|no|off|0")).orElse(false);
    }

    /** The last line that any of it stands on; 0 if it is nothing. */
    int lastLine() {
        return node == null ? 0 : lastLine(node, 0);
    }

    private static int lastLine(Node node, int depth) {
        if (node instanceof Listing listing && depth < 20) {
            return listing.items().stream()
                    .mapToInt(item -> lastLine(item, depth + 1))
                    .max()
                    .orElse(node.span().line());
        }
        if (node instanceof Table table && depth < 20) {
            return table.entries().values().stream()
                    .mapToInt(entry -> Math.max(entry.key().span().line(), lastLine(entry.value(), depth + 1)))
                    .max()
                    .orElse(node.span().line());
        }
        return node.span().line();
    }
}
