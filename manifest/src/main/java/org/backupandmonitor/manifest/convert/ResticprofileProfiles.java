package org.backupandmonitor.manifest.convert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backupandmonitor.manifest.source.Listing;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.source.Table;
import org.jspecify.annotations.Nullable;

/**
 * Profiles of resticprofile with what they inherit and mix in: tables are merged key by key, and what the nearer one says
 * counts. Lists are replaced in version 2, where {@code key...} and {@code ...key} add to them, and are merged by place in
 * version 1.
 */
final class ResticprofileProfiles {

    private static final Set<String> NO_PROFILES =
            Set.of("version", "global", "groups", "profiles", "includes", "mixins", "remotes", "schedules");
    private static final Pattern APPEND = Pattern.compile("(.+?)(?:\\.\\.\\.|__APPEND)");
    private static final Pattern PREPEND = Pattern.compile("\\.\\.\\.(.+)|(.+)__PREPEND");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)}?");
    private static final int DEEPEST = 10;
    private static final int MOST_MIXED = 10_000;
    private static final int HEAVIEST = 100_000;

    private final Map<String, Table> profiles = new LinkedHashMap<>();
    private final Map<String, Table> mixins = new LinkedHashMap<>();
    private final Set<String> inherited = new HashSet<>();
    private final boolean listsAreReplaced;
    private int mixed;

    ResticprofileProfiles(In file) {
        listsAreReplaced = file.at("profiles").isTable();
        In all = listsAreReplaced ? file.at("profiles") : file;
        all.tables().forEach((name, profile) -> {
            if (listsAreReplaced || !NO_PROFILES.contains(name)) {
                all.skip(name);
                profiles.put(name, profile);
                In.of(profile).text("inherit").ifPresent(inherited::add);
            }
        });
        mixins.putAll(file.at("mixins").tables());
        file.skip("mixins");
    }

    /** As they stand in the file. */
    Map<String, Table> own() {
        return profiles;
    }

    /** Whether another one inherits from it. */
    boolean isInherited(String name) {
        return inherited.contains(name);
    }

    /** All that counts for one of them. */
    In effective(Table own) {
        return In.of(settled(inherited(own, 0), 0));
    }

    private Table inherited(Table own, int depth) {
        Table mixed = mixed(own, 0);
        Optional<Table> parent = own.find("inherit")
                .map(Table.Entry::value)
                .filter(Scalar.class::isInstance)
                .map(name -> profiles.get(((Scalar) name).text()));
        return parent.isPresent() && depth < DEEPEST ? merged(inherited(parent.get(), depth + 1), mixed) : mixed;
    }

    /** With the mixins that it, or a table in it, names under {@code use}. */
    private Table mixed(Table table, int depth) {
        Table result = table;
        for (In use : In.of(table).at("use").items()) {
            String name = use.text().or(() -> use.text("name")).orElse("");
            Table mixin = mixins.get(name);
            // Mixins that name each other in more than one place would soon be more than memory holds.
            if (mixin != null && mixed++ < MOST_MIXED && result.weight().nodes() < HEAVIEST) {
                result = merged(result, filledIn(mixin, variables(mixin, use)));
            }
        }
        if (depth >= DEEPEST) {
            return result;
        }
        List<Table.Entry> entries = new ArrayList<>();
        for (Table.Entry entry : result.entries().values()) {
            entries.add(
                    entry.value() instanceof Table inner
                            ? new Table.Entry(entry.key(), mixed(inner, depth + 1))
                            : entry);
        }
        return new Table(entries, table.span());
    }

    private static Map<String, String> variables(Table mixin, In use) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (In values : List.of(In.of(mixin).at("default-vars"), use, use.at("vars"))) {
            values.entries().forEach((name, value) -> value.text().ifPresent(text -> variables.put(name, text)));
        }
        return variables;
    }

    private static Table filledIn(Table mixin, Map<String, String> variables) {
        List<Table.Entry> entries = new ArrayList<>();
        mixin.entries().forEach((key, entry) -> {
            if (!key.equals("default-vars")) {
                entries.add(new Table.Entry(entry.key(), filledIn(entry.value(), variables)));
            }
        });
        return new Table(entries, mixin.span());
    }

    private static Node filledIn(Node node, Map<String, String> variables) {
        if (node instanceof Table table) {
            return filledIn(table, variables);
        }
        if (node instanceof Listing list) {
            return new Listing(
                    list.items().stream().map(item -> filledIn(item, variables)).toList(), list.span());
        }
        Scalar scalar = (Scalar) node;
        String text = VARIABLE.matcher(scalar.text())
                .replaceAll(found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
        return text.equals(scalar.text()) ? scalar : Scalar.plain(text, scalar.span());
    }

    private Table merged(Table under, Table over) {
        Map<String, Table.Entry> entries = new LinkedHashMap<>(under.entries());
        over.entries().forEach((key, entry) -> {
            String list = listOf(key);
            Table.Entry base = list == null ? null : entries.get(list);
            if (base != null) {
                entries.put(list, new Table.Entry(base.key(), added(key, base.value(), entry.value())));
            } else {
                entries.merge(
                        key,
                        entry,
                        (a, b) -> new Table.Entry(
                                b.key(),
                                list == null ? merged(a.value(), b.value()) : added(key, a.value(), b.value())));
            }
        });
        return new Table(entries.values().stream().toList(), over.span());
    }

    private Node merged(Node under, Node over) {
        if (under instanceof Table base && over instanceof Table table) {
            return merged(base, table);
        }
        if (!listsAreReplaced && under instanceof Listing base && over instanceof Listing list) {
            return new Listing(
                    Stream.concat(
                                    list.items().stream(),
                                    base.items().stream().skip(list.items().size()))
                            .toList(),
                    list.span());
        }
        return over;
    }

    /** The list that the key adds to; null if it stands for itself. */
    private static @Nullable String listOf(String key) {
        Matcher append = APPEND.matcher(key);
        if (append.matches()) {
            return append.group(1);
        }
        Matcher prepend = PREPEND.matcher(key);
        return prepend.matches() ? (prepend.group(1) == null ? prepend.group(2) : prepend.group(1)) : null;
    }

    private static Node added(String key, Node list, Node more) {
        Stream<Node> first = items(PREPEND.matcher(key).matches() ? more : list);
        Stream<Node> then = items(PREPEND.matcher(key).matches() ? list : more);
        return new Listing(Stream.concat(first, then).toList(), more.span());
    }

    private static Stream<Node> items(Node node) {
        return node instanceof Listing list ? list.items().stream() : Stream.of(node);
    }

    /** With what was added to nothing as the list itself. */
    private static Table settled(Table table, int depth) {
        Map<String, Table.Entry> entries = new LinkedHashMap<>();
        table.entries().forEach((key, entry) -> {
            String list = listOf(key);
            Node value =
                    entry.value() instanceof Table inner && depth < DEEPEST ? settled(inner, depth + 1) : entry.value();
            Scalar name =
                    list == null ? entry.key() : Scalar.plain(list, entry.key().span());
            entries.merge(
                    list == null ? key : list,
                    new Table.Entry(name, value),
                    (a, b) -> new Table.Entry(a.key(), added(key, a.value(), b.value())));
        });
        return new Table(entries.values().stream().toList(), table.span());
    }
}
