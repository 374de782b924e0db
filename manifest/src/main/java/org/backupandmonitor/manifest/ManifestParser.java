package org.backupandmonitor.manifest;

import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.manifest.language.Diagnostics;
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

    private final SourceReader source = SourceReader.withoutComments(Limits.MANIFEST);

    /** @param file UTF-8; more than 1 MiB is refused unread */
    public ParsedManifest parse(byte[] file) {
        return parse(source.read(file));
    }

    public ParsedManifest parse(String text) {
        return parse(source.read(text));
    }

    private static ParsedManifest parse(Document document) {
        Diagnostics diagnostics = new Diagnostics();
        document.problems().forEach(problem -> diagnostics.add(diagnostic(problem)));
        Node root = document.root();
        if (!(root instanceof Table table)) {
            if (document.problems().isEmpty()) {
                diagnostics.add(notATable(root));
            }
            return ParsedManifest.unreadable(diagnostics);
        }
        Reading reading = Reading.into(diagnostics);
        Manifest manifest = ManifestShape.SHAPE.read(table, reading);
        Entries entries = Entries.of(table, reading.found());
        new CrossChecks(entries, reading).run();
        new Doubts(entries, manifest, reading).run();
        return ParsedManifest.of(manifest, entries, diagnostics);
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
