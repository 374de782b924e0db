package org.backupandmonitor.manifest.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.source.Limits;
import org.backupandmonitor.manifest.source.Listing;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Problem;
import org.backupandmonitor.manifest.source.SourceReader;
import org.backupandmonitor.manifest.source.Table;
import org.jspecify.annotations.Nullable;

/** Every tool whose files can be converted. Deterministic, and bounded whatever the file. */
public final class Converters {

    private static final List<Converter> ALL = List.of(
            new CheckupConverter(),
            new GatusConverter(),
            new UptimeKumaConverter(),
            new BlackboxConverter(),
            new BorgmaticConverter(),
            new ResticprofileConverter());

    private static final String ONLY_YAML = " (YAML and JSON can be read: turn TOML or HCL into one of them first)";

    private static final SourceReader READER = new SourceReader(new Limits(8 << 20, 60, 500_000));

    private Converters() {}

    /** A file that can't be converted. The message is fit for people. */
    public static final class CannotConvert extends Exception {
        private static final long serialVersionUID = 1L;

        CannotConvert(String message) {
            super(message);
        }
    }

    /** The tools by name, for messages. */
    public static List<String> names() {
        return ALL.stream().map(Converter::name).toList();
    }

    /**
     * Makes a manifest of the files of one tool, read as if they were one: lists of the same key are joined, tables too, and
     * otherwise the first file counts. Comments survive where there is one file.
     *
     * @param tool its name; null to recognise it
     * @throws CannotConvert if one can't be read, nobody knows whose they are, or there is nothing in them to convert
     */
    public static Conversion convert(List<byte[]> files, @Nullable String tool, ConvertOptions options)
            throws CannotConvert {
        Names.require("project", options.project());
        Node root = null;
        List<Document.Comment> comments = List.of();
        for (byte[] file : files) {
            Document document = read(file);
            root = root == null ? document.root() : merged(root, document.root());
            comments = files.size() == 1 ? document.comments() : List.of();
        }
        Node read = root;
        Optional<Converter> found = ALL.stream()
                .filter(converter -> tool == null
                        ? converter.recognises(In.of(read))
                        : converter.name().equals(tool))
                .findFirst();
        Converter converter = found.orElseThrow(() -> new CannotConvert((tool == null
                        ? "nobody can tell whose file this is; say it with --from"
                        : "there is no converter \"" + tool + "\"")
                + ": one of " + String.join(", ", names())));
        In in = In.of(root);
        if (!in.isTable()) {
            throw new CannotConvert("a file of " + converter.name() + " is a table of keys, and this is "
                    + (root == null ? "nothing" : root.what()) + ONLY_YAML);
        }
        Conversion conversion = converter.convert(in, comments, options);
        if (conversion.found() == 0) {
            throw new CannotConvert("nothing in it is a monitor or a backup of " + converter.name() + ONLY_YAML);
        }
        return conversion;
    }

    private static Document read(byte[] file) throws CannotConvert {
        Document document = READER.read(withoutTabs(file));
        if (document.root() == null || document.problems().stream().anyMatch(Converters::isFatal)) {
            throw new CannotConvert(
                    document.problems().isEmpty()
                            ? "the file is empty"
                            : document.problems().stream()
                                    .map(problem -> problem.span().line() + ":"
                                            + problem.span().column() + ": " + problem.message())
                                    .collect(Collectors.joining("; ", "", ONLY_YAML)));
        }
        return document;
    }

    private static Node merged(Node one, @Nullable Node two) {
        if (one instanceof Listing first && two instanceof Listing second) {
            return new Listing(
                    Stream.concat(first.items().stream(), second.items().stream())
                            .toList(),
                    first.span());
        }
        if (!(one instanceof Table first) || !(two instanceof Table second)) {
            return one;
        }
        Map<String, Table.Entry> entries = new LinkedHashMap<>(first.entries());
        second.entries()
                .forEach((key, entry) ->
                        entries.merge(key, entry, (a, b) -> new Table.Entry(a.key(), merged(a.value(), b.value()))));
        return new Table(List.copyOf(entries.values()), first.span());
    }

    /** Other tools forgive a key that is there twice, and tags; we need not know better. */
    private static boolean isFatal(Problem problem) {
        return !List.of("duplicate-key", "tag", "key-not-text").contains(problem.code());
    }

    /** JSON may be indented by tabs, which YAML refuses; outside of quotes a tab says no more than a space. */
    private static byte[] withoutTabs(byte[] file) {
        int first = 0;
        while (first < file.length && file[first] <= ' ' && file[first] >= 0) {
            first++;
        }
        if (first == file.length || file[first] != '{' && file[first] != '[') {
            return file;
        }
        byte[] clean = file.clone();
        boolean quoted = false;
        for (int i = first; i < clean.length; i++) {
            if (clean[i] == '\\' && quoted) {
                i++;
            } else if (clean[i] == '"') {
                quoted = !quoted;
            } else if (clean[i] == '\t' && !quoted) {
                clean[i] = ' ';
            }
        }
        return clean;
    }
}
