package org.backupandmonitor.manifest;

import java.util.List;
import java.util.Optional;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Diagnostics;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.source.Span;
import org.jspecify.annotations.Nullable;

/** What became of a text: a manifest, or the reasons why it is none; and in both cases what is doubtful. */
public final class ParsedManifest {

    private final @Nullable Manifest manifest;
    private final @Nullable Entries entries;
    private final Diagnostics found;
    private final List<Diagnostic> diagnostics;

    private ParsedManifest(@Nullable Manifest manifest, @Nullable Entries entries, Diagnostics found) {
        this.manifest = manifest;
        this.entries = entries;
        this.found = found;
        this.diagnostics = found.list();
    }

    static ParsedManifest unreadable(Diagnostics diagnostics) {
        return new ParsedManifest(null, null, diagnostics);
    }

    static ParsedManifest of(@Nullable Manifest manifest, Entries entries, Diagnostics diagnostics) {
        return new ParsedManifest(manifest, entries, diagnostics);
    }

    /** The manifest; empty if there is any error. */
    public Optional<Manifest> manifest() {
        return hasErrors() ? Optional.empty() : Optional.ofNullable(manifest);
    }

    /** What is wrong or doubtful, in the order of the file: the first thousand errors and warnings, and how many more. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.level() == Diagnostic.Level.ERROR);
    }

    /** The name of the project, also where the rest has errors; empty if nobody can tell. */
    public Optional<String> project() {
        return Optional.ofNullable(entries)
                .flatMap(all -> all.root().find(ManifestShape.PROJECT_KEY))
                .filter(entry -> entry.value() instanceof Scalar scalar && scalar.isText())
                .map(entry -> ((Scalar) entry.value()).text())
                .filter(Names::isValid);
    }

    /** Where the project is named; the start of the file if it is not. */
    public Span projectPlace() {
        return entries == null ? Span.START : Entries.span(entries.root(), ManifestShape.PROJECT_KEY);
    }

    /** Where the monitor of that name is written; the start of the file if there is none. */
    public Span monitorPlace(String name) {
        return entries == null ? Span.START : place(entries.monitors(), name);
    }

    /** Where the backup of that name is written; the start of the file if there is none. */
    public Span backupPlace(String name) {
        return entries == null ? Span.START : place(entries.backups(), name);
    }

    private static <T> Span place(List<Entries.Entry<T>> all, String name) {
        return all.stream()
                .filter(entry -> entry.name().map(Scalar::text).equals(Optional.of(name)))
                .findFirst()
                .map(entry -> entry.span("name"))
                .orElse(Span.START);
    }

    /** The same, judged also by what only the caller knows. */
    public ParsedManifest checked(Known known) {
        if (entries == null) {
            return this;
        }
        Diagnostics all = found.copy();
        new KnownChecks(entries, manifest, known, Reading.into(all)).run();
        return new ParsedManifest(manifest, entries, all);
    }

    /** The same, refused because another file names its project too. */
    ParsedManifest duplicateOf(String file) {
        if (entries == null) {
            return this;
        }
        Diagnostics all = found.copy();
        Reading.into(all)
                .at(ManifestShape.PROJECT_KEY)
                .report(
                        Code.DUPLICATE_PROJECT,
                        Entries.span(entries.root(), ManifestShape.PROJECT_KEY),
                        "project \"" + project().orElse("") + "\" is in " + file
                                + " already: join the two files, or rename one project");
        return new ParsedManifest(manifest, entries, all);
    }
}
