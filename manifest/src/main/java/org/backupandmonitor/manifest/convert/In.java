package org.backupandmonitor.manifest.convert;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.backupandmonitor.manifest.source.Listing;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.source.Table;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else's document: whatever is asked for and not there, or of another type, is simply absent.
 *
 * <p>It remembers which keys it was asked for, so that those which nobody asked for can be told: nothing is lost without a
 * word. Items of a list share that memory, unless each is a part of its own.
 */
final class In {

    static final In NOTHING = of(null);

    private static final int DEEPEST = 20;
    private static final int MOST_UNASKED = 200;

    private final @Nullable Node node;
    private final String path;
    private final Memory memory;

    /**
     * @param asked paths of keys that were asked for
     * @param whole those of them that were taken with all that is in them
     */
    private record Memory(Set<String> asked, Set<String> whole) {}

    private In(@Nullable Node node, String path, Memory memory) {
        this.node = node;
        this.path = path;
        this.memory = memory;
    }

    static In of(@Nullable Node node) {
        return new In(node, "", new Memory(new LinkedHashSet<>(), new LinkedHashSet<>()));
    }

    In at(String key) {
        In at = child(key);
        memory.asked.add(at.path);
        return at;
    }

    private In child(String key) {
        Node value = node instanceof Table table
                ? table.find(key).map(Table.Entry::value).orElse(null)
                : null;
        return new In(value, path.isEmpty() ? key : path + "." + key, memory);
    }

    /** Whether there is anything; that it is taken for all that is in it. */
    boolean isThere() {
        memory.whole.add(path);
        return exists();
    }

    private boolean exists() {
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

    /** Whether the key is there, even if only with an empty text. */
    boolean isSaid(String key) {
        return at(key).exists();
    }

    /** The names of its keys, which are not thereby asked for. */
    Set<String> keys() {
        return node instanceof Table table ? table.entries().keySet() : Set.of();
    }

    Map<String, In> entries() {
        Map<String, In> entries = new LinkedHashMap<>();
        keys().forEach(key -> entries.put(key, at(key)));
        return entries;
    }

    /** Those of its values that are tables, for others to read; they are not thereby asked for. */
    Map<String, Table> tables() {
        Map<String, Table> tables = new LinkedHashMap<>();
        if (node instanceof Table table) {
            table.entries().forEach((key, entry) -> {
                if (entry.value() instanceof Table value) {
                    tables.put(key, value);
                }
            });
        }
        return tables;
    }

    /** The items of a list; a single value is a list of one. */
    List<In> items() {
        if (node instanceof Listing listing) {
            List<In> items = new ArrayList<>();
            listing.items().forEach(item -> items.add(new In(item, path, memory)));
            return items;
        }
        return exists() ? List.of(this) : List.of();
    }

    /** The items, or the values of a table, each of them a part of its own. */
    List<In> parts() {
        List<In> all = isTable() ? List.copyOf(entries().values()) : items();
        return all.stream().map(In::part).toList();
    }

    /** The same with a memory of its own. */
    In part() {
        memory.whole.add(path);
        return of(node);
    }

    /** A part of its own that has only some of the keys. */
    In part(Set<String> keys) {
        List<Table.Entry> entries = new ArrayList<>();
        if (node instanceof Table table) {
            table.entries().forEach((key, entry) -> {
                if (keys.contains(key)) {
                    at(key).isThere();
                    entries.add(entry);
                }
            });
            return of(new Table(entries, table.span()));
        }
        return NOTHING;
    }

    /** Passes over keys that say nothing a manifest could want. */
    void skip(String... keys) {
        for (String key : keys) {
            at(key).isThere();
        }
    }

    /** Passes over a key where it says what goes without saying. */
    void skipIf(String key, String... usual) {
        if (List.of(usual).contains(child(key).text().orElse(""))) {
            skip(key);
        }
    }

    /** The paths of what is there and was not asked for, in the order of the document; of very many, the first ones. */
    List<String> unasked() {
        Set<String> unasked = new LinkedHashSet<>();
        unasked(this, 0, unasked);
        return List.copyOf(unasked);
    }

    private static void unasked(In at, int depth, Set<String> into) {
        if (at.memory.whole.contains(at.path) || depth > DEEPEST || into.size() >= MOST_UNASKED) {
            return;
        }
        if (at.isList()) {
            at.items().forEach(item -> unasked(item, depth + 1, into));
        }
        for (String key : at.keys()) {
            In child = at.child(key);
            if (child.memory.asked.contains(child.path)) {
                unasked(child, depth + 1, into);
            } else if (child.saysAnything()) {
                into.add(child.path);
            }
        }
    }

    private boolean saysAnything() {
        return node instanceof Table table && !table.entries().isEmpty()
                || node instanceof Listing listing && !listing.items().isEmpty()
                || text().isPresent();
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

    /** Calls with the path and text of every single value in it. */
    void eachText(BiConsumer<String, String> action) {
        eachText(this, 0, action);
    }

    private static void eachText(In at, int depth, BiConsumer<String, String> action) {
        if (depth > DEEPEST) {
            return;
        }
        if (at.isList()) {
            at.items().forEach(item -> eachText(item, depth + 1, action));
        }
        at.keys().forEach(key -> eachText(at.child(key), depth + 1, action));
        at.text().ifPresent(text -> action.accept(at.path, text));
    }

    /** The last line that any of it stands on; 0 if it is nothing. */
    int lastLine() {
        return node == null ? 0 : lastLine(node, 0);
    }

    private static int lastLine(Node node, int depth) {
        if (node instanceof Listing listing && depth < DEEPEST) {
            return listing.items().stream()
                    .mapToInt(item -> lastLine(item, depth + 1))
                    .max()
                    .orElse(node.span().line());
        }
        if (node instanceof Table table && depth < DEEPEST) {
            return table.entries().values().stream()
                    .mapToInt(entry -> Math.max(entry.key().span().line(), lastLine(entry.value(), depth + 1)))
                    .max()
                    .orElse(node.span().line());
        }
        return node.span().line();
    }
}
