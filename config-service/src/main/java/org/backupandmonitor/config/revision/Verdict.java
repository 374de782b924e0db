package org.backupandmonitor.config.revision;

import java.util.List;
import java.util.function.Function;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.Diagnostic.Level;
import org.backupandmonitor.manifest.Definitions;
import org.jspecify.annotations.Nullable;

/** What became of a manifest. */
public sealed interface Verdict {

    /** What is wrong or doubtful, in the order of the file; so much of it as can be stored and told. */
    List<Diagnostic> diagnostics();

    /**
     * It may come into force.
     *
     * @param diagnostics warnings only
     * @param ownedBy all diagnostics in case that its project turns out to belong to the repository of that name
     */
    record Accepted(Definitions definitions, List<Diagnostic> diagnostics, Function<String, List<Diagnostic>> ownedBy)
            implements Verdict {

        public Accepted {
            diagnostics = Bounded.diagnostics(diagnostics);
        }

        String project() {
            return definitions.project().project();
        }

        /** The same manifest, refused after all because the project it names is another's. */
        Rejected refusedFor(String owner) {
            return new Rejected(null, ownedBy.apply(owner));
        }
    }

    /**
     * It changes nothing.
     *
     * @param project it names; null where that could not be read, or where the project is another's
     */
    record Rejected(@Nullable String project, List<Diagnostic> diagnostics) implements Verdict {

        public Rejected {
            diagnostics = Bounded.diagnostics(diagnostics);
        }

        /** A manifest of which nothing could be read. */
        public static Rejected unread(String code, String message) {
            return new Rejected(null, List.of(new Diagnostic(Level.ERROR, code, message, "", 1, 1, 1, 1)));
        }
    }
}
