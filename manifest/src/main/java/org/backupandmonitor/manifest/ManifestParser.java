package org.backupandmonitor.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.source.Limits;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Problem;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.source.SourceReader;
import org.backupandmonitor.manifest.source.Span;
import org.backupandmonitor.manifest.source.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads a manifest. Never throws, whatever the input: everything that is wrong or doubtful comes back at once, in the
 * order of the file.
 *
 * <p>Safe for use by many threads.
 */
public final class ManifestParser {

    private static final Set<String> HOLES =
            Set.of("unknown-anchor", "recursive-anchor", Code.UNKNOWN_PLACEHOLDER.slug());

    private final SourceReader source = new SourceReader(Limits.MANIFEST);

    /** @param file UTF-8; more than 1 MiB is refused unread */
    public ParsedManifest parse(byte[] file) {
        return parse(source.read(file));
    }

    public ParsedManifest parse(String text) {
        return parse(source.read(text));
    }

    private static ParsedManifest parse(Document document) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        document.problems().forEach(problem -> diagnostics.add(diagnostic(problem)));
        Node root = document.root();
        if (!(root instanceof Table table)) {
            if (diagnostics.isEmpty()) {
                diagnostics.add(notATable(root));
            }
            return ParsedManifest.unreadable(diagnostics);
        }
        List<Reading.Found> found = new ArrayList<>();
        Manifest manifest = ManifestShape.SHAPE.read(table, Reading.into(diagnostics, found));
        Entries entries = Entries.of(table, found);
        Reading reading = Reading.into(diagnostics, new ArrayList<>());
        new CrossChecks(entries, reading).run();
        new Doubts(entries, manifest, reading).run();
        return ParsedManifest.of(manifest, entries, withoutConsequences(diagnostics));
    }

    /** Where something could not be put in, what stands there instead is not complained about too. */
    private static List<Diagnostic> withoutConsequences(List<Diagnostic> diagnostics) {
        Set<String> holes = diagnostics.stream()
                .filter(ManifestParser::isHole)
                .map(ManifestParser::place)
                .collect(Collectors.toSet());
        return diagnostics.stream()
                .filter(diagnostic -> isHole(diagnostic) || !holes.contains(place(diagnostic)))
                .toList();
    }

    private static boolean isHole(Diagnostic diagnostic) {
        return HOLES.contains(diagnostic.code());
    }

    private static String place(Diagnostic diagnostic) {
        return diagnostic.line() + ":" + diagnostic.column();
    }

    private static Diagnostic notATable(@Nullable Node root) {
        boolean empty = root == null || root instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL;
        String message = empty
                ? "the file is empty: begin with version: 1 and project: NAME"
                : "a manifest is a table of keys that begins with version: 1 and project: NAME, not " + what(root);
        return diagnostic(
                new Problem(empty ? "empty" : "wrong-type", root == null ? Span.START : root.span(), message));
    }

    private static String what(@Nullable Node root) {
        return root == null ? "nothing" : root.what();
    }

    private static Diagnostic diagnostic(Problem problem) {
        Span span = problem.span();
        return new Diagnostic(
                Diagnostic.Level.ERROR,
                problem.code(),
                problem.message(),
                null,
                span.line(),
                span.column(),
                span.endLine(),
                span.endColumn());
    }
}
