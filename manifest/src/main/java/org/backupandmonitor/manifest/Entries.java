package org.backupandmonitor.manifest;

import java.util.List;
import java.util.Optional;
import org.backupandmonitor.manifest.backup.Backup;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.monitor.Monitor;
import org.backupandmonitor.manifest.source.Listing;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.source.Span;
import org.backupandmonitor.manifest.source.Table;
import org.jspecify.annotations.Nullable;

/** The monitors and backups of a manifest beside the place each stands at, every {@code for-each} written out. */
record Entries(Table root, List<Entry<Monitor>> monitors, List<Entry<Backup>> backups) {

    /**
     * One entry.
     *
     * @param value null if it could not be read
     * @param path where it stands, such as {@code monitors[2]}
     */
    record Entry<T>(@Nullable T value, Table node, String path) {

        /** Its name as it is written, also where the rest can't be read. */
        Optional<Scalar> name() {
            return scalar(node, "name");
        }

        Reading reading(Reading root) {
            return root.at(path);
        }

        /** Where the value behind the keys stands; the nearest that there is otherwise. */
        Span span(String... keys) {
            return Entries.span(node, keys);
        }
    }

    static Entries of(Table root, List<Reading.Found> found) {
        return new Entries(
                root,
                found.stream()
                        .filter(each -> each.path().startsWith(ManifestShape.MONITORS_KEY))
                        .map(each -> new Entry<>((Monitor) each.value(), each.node(), each.path()))
                        .toList(),
                found.stream()
                        .filter(each -> each.path().startsWith(ManifestShape.BACKUPS_KEY))
                        .map(each -> new Entry<>((Backup) each.value(), each.node(), each.path()))
                        .toList());
    }

    /** The scalar behind the keys, if there is one. */
    static Optional<Scalar> scalar(Table table, String... keys) {
        return node(table, keys).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    /** What stands behind the keys, if anything does. */
    static Optional<Node> node(Table table, String... keys) {
        Node node = table;
        for (String key : keys) {
            if (!(node instanceof Table inner) || inner.find(key).isEmpty()) {
                return Optional.empty();
            }
            node = inner.find(key).get().value();
        }
        return Optional.of(node);
    }

    static Span span(Table table, String... keys) {
        Node node = table;
        for (String key : keys) {
            if (!(node instanceof Table inner) || inner.find(key).isEmpty()) {
                break;
            }
            node = inner.find(key).get().value();
        }
        return node.span();
    }

    /** The texts behind the keys, where one alone or a list of them may stand. */
    static List<Scalar> texts(Table table, String... keys) {
        return node(table, keys)
                .map(node -> node instanceof Listing listing ? listing.items() : List.of(node))
                .orElse(List.of())
                .stream()
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .filter(Scalar::isText)
                .toList();
    }
}
