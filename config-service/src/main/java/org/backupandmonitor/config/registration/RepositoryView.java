package org.backupandmonitor.config.registration;

import java.time.Instant;
import java.util.List;
import org.backupandmonitor.config.polling.RepositoryState;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.backupandmonitor.config.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A repository as the API shows it.
 *
 * @param state of its last looks
 * @param commit at the tip when it was last read
 * @param projects that its manifest put in force
 * @param newest verdict, with its diagnostics; null if there is none yet
 */
record RepositoryView(
        RepositorySpec repository,
        State state,
        @Nullable String commit,
        @Nullable Instant polledAt,
        @Nullable String problem,
        @Nullable Instant failingSince,
        List<String> projects,
        @Nullable Revision newest) {

    /** Whether it can be read. */
    enum State {
        NEW,
        REACHABLE,
        FAILING,
        UNREACHABLE
    }

    static RepositoryView of(
            RepositorySpec spec, @Nullable RepositoryState state, List<String> projects, @Nullable Revision newest) {
        if (state == null) {
            return new RepositoryView(spec, State.NEW, null, null, null, null, projects, newest);
        }
        return new RepositoryView(
                spec,
                state(state),
                state.tip(),
                state.polledAt(),
                state.problem(),
                state.failingSince(),
                projects,
                newest);
    }

    private static State state(RepositoryState state) {
        if (state.unreachable()) {
            return State.UNREACHABLE;
        }
        if (state.failures() > 0) {
            return State.FAILING;
        }
        return state.reached() ? State.REACHABLE : State.NEW;
    }
}
