package org.backupandmonitor.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Excerpt;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.language.SchemaDefinitions;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.source.Listing;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.source.Table;
import org.jspecify.annotations.Nullable;

/**
 * Writes out an entry with {@code for-each}: once for each item of the list, with <code>${each}</code> replaced by the
 * item, or <code>${each.key}</code> by a value of it.
 */
final class ForEach {

    static final String KEY = "for-each";

    private static final int MOST_NAMED = 8;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{each(?:\\.([A-Za-z0-9_-]{1,63}))?}");

    /** What was meant for one: with blanks, or a value inside a value. */
    private static final Pattern ALMOST = Pattern.compile("\\$\\{ *each(?![A-Za-z0-9_-])[^}]*}?");

    private static final List<String> KEYS = List.of(KEY);
    private static final Set<String> OTHER_NAMES = Set.of("each", "foreach", "loop", "matrix", "with-items");

    private final @Nullable Node item;
    private final Reading reading;
    private final WrittenOut written;

    private ForEach(@Nullable Node item, Reading reading, WrittenOut written) {
        this.item = item;
        this.reading = reading;
        this.written = written;
    }

    /**
     * The entries that this one stands for: itself if it has no {@code for-each}.
     *
     * @param known the keys that an entry has otherwise
     * @param written counts them before they are made; where that comes to too much, what is returned is not whole
     */
    static List<Node> expand(Table entry, Set<String> known, Reading reading, WrittenOut written) {
        Optional<Table.Entry> forEach = entry.find(KEY);
        if (forEach.isEmpty() && isMisspelt(entry, known, reading)) {
            return List.of();
        }
        if (forEach.isEmpty()) {
            written.addEntry(entry.weight());
            return List.of(new ForEach(null, reading, written).replaced(entry));
        }
        Reading here = reading.at(KEY);
        Node items = forEach.get().value();
        if (!(items instanceof Listing listing) || listing.items().isEmpty()) {
            here.report(
                    Code.WRONG_TYPE,
                    items.span(),
                    "for-each must be a list of values or tables, with at least one, such as [eu, us]");
            return List.of();
        }
        Table template = new Table(
                entry.entries().values().stream()
                        .filter(each -> !each.key().text().equals(KEY))
                        .toList(),
                entry.span());
        List<Node> expanded = new ArrayList<>();
        for (Node item : listing.items()) {
            if (item instanceof Listing || item instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL) {
                here.report(Code.WRONG_TYPE, item.span(), "for-each goes over values or tables, not " + item.what());
            } else if (written.addEntry(template.weight())) {
                expanded.add(new ForEach(item, reading, written).replaced(template));
            }
        }
        return expanded;
    }

    /** Whether a key was meant for {@code for-each}: then it is reported as that, and what it leaves unfilled is not. */
    private static boolean isMisspelt(Table entry, Set<String> known, Reading reading) {
        for (Table.Entry each : entry.entries().values()) {
            String key = each.key().text();
            if (!known.contains(key)
                    && (OTHER_NAMES.contains(key)
                            || !reading.question(key, KEYS).isEmpty())) {
                reading.at(key)
                        .report(
                                Code.UNKNOWN_KEY,
                                each.key().span(),
                                "\"" + Excerpt.of(key) + "\" is no key here; did you mean \"" + KEY + "\"?");
                return true;
            }
        }
        return false;
    }

    /** A schema knows the names of keys there, and not their values, as placeholders may stand for anything. */
    static Map<String, Object> schema(Shape<?> entry, SchemaDefinitions definitions) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> items = new LinkedHashMap<>();
        items.put(
                "description",
                "The entry is written out once for each item, with ${each} replaced by it, or ${each.key} by a value of it.");
        items.put("type", "array");
        items.put("minItems", 1);
        items.put("items", Map.of("type", List.of("string", "number", "boolean", "object")));
        properties.put(KEY, items);
        Stream.concat(entry.keys().stream(), entry.choiceKeys().stream())
                .forEach(key -> properties.put(key.name(), Map.of("description", key.doc())));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", List.of(KEY));
        schema.put("additionalProperties", false);
        return schema;
    }

    private Node replaced(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar.text().contains("each")
                            && ALMOST.matcher(scalar.text()).find()
                    ? filled(scalar)
                    : scalar;
        }
        if (node instanceof Listing listing) {
            return new Listing(listing.items().stream().map(this::replaced).toList(), listing.span());
        }
        Table table = (Table) node;
        return new Table(
                table.entries().values().stream()
                        .filter(this::hasPlainKey)
                        .map(entry -> new Table.Entry(entry.key(), replaced(entry.value())))
                        .toList(),
                table.span());
    }

    private boolean hasPlainKey(Table.Entry entry) {
        boolean plain = !ALMOST.matcher(entry.key().text()).find();
        if (!plain) {
            unknown(
                    entry.key(),
                    "${each} can't be filled in here: it may stand in values, and not in the name of a key");
        }
        return plain;
    }

    private Scalar filled(Scalar scalar) {
        if (ALMOST.matcher(PLACEHOLDER.matcher(scalar.text()).replaceAll("")).find()) {
            unknown(
                    scalar,
                    "\"" + Excerpt.of(scalar.text())
                            + "\" is not filled in: write ${each} or ${each.KEY}, without blanks");
            return scalar;
        }
        Matcher matcher = PLACEHOLDER.matcher(scalar.text());
        if (matcher.matches()) {
            Scalar value = value(matcher.group(1), scalar);
            return value == null || !written.addText(value.text())
                    ? scalar
                    : new Scalar(value.text(), value.kind(), scalar.span());
        }
        matcher.reset();
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            Scalar value = value(matcher.group(1), scalar);
            String filling = value == null ? matcher.group() : value.text();
            if (!written.addText(filling)) {
                return scalar;
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(filling));
        }
        matcher.appendTail(text);
        return new Scalar(text.toString(), scalar.kind(), scalar.span());
    }

    private @Nullable Scalar value(@Nullable String key, Scalar placeholder) {
        if (item == null) {
            unknown(placeholder, "${each} means something only beside for-each: add for-each, or remove it");
            return null;
        }
        if (item instanceof Scalar scalar) {
            if (key != null) {
                unknown(placeholder, "the items of for-each are single values: write ${each}");
                return null;
            }
            return scalar;
        }
        Table table = (Table) item;
        if (key == null) {
            unknown(
                    placeholder,
                    "the items of for-each are tables: write ${each.KEY}, with KEY one of "
                            + Excerpt.of(table.entries().keySet().stream()
                                    .limit(MOST_NAMED)
                                    .collect(Collectors.joining(", "))));
            return null;
        }
        Optional<Table.Entry> found = table.find(key);
        if (found.isEmpty()) {
            unknown(
                    placeholder,
                    "an item of for-each has no \"" + key + "\""
                            + reading.question(key, table.entries().keySet()));
            return null;
        }
        if (!(found.get().value() instanceof Scalar scalar)) {
            unknown(
                    placeholder,
                    "\"" + key + "\" of an item of for-each is "
                            + found.get().value().what() + ", and only a single value can be put in");
            return null;
        }
        return scalar;
    }

    private void unknown(Scalar placeholder, String message) {
        reading.report(Code.UNKNOWN_PLACEHOLDER, placeholder.span(), message);
    }
}
