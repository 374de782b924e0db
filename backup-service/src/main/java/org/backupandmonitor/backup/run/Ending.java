package org.backupandmonitor.backup.run;

import java.util.List;
import org.backupandmonitor.contracts.backup.RunEvent;

/** How a run ended. */
sealed interface Ending {

    /** One sentence for people; empty when there is nothing to say. */
    String message();

    /** What was stored, one per vault; a failed run may have filled some of its vaults. */
    List<RunEvent.Snapshot> snapshots();

    RunEvent.Outcome outcome();

    /** Every vault has a complete snapshot. */
    record Succeeded(String message, List<RunEvent.Snapshot> snapshots) implements Ending {

        public Succeeded {
            snapshots = List.copyOf(snapshots);
        }

        @Override
        public RunEvent.Outcome outcome() {
            return RunEvent.Outcome.SUCCEEDED;
        }
    }

    /** At least one vault has none; the message says why, and what to do. */
    record Failed(String message, List<RunEvent.Snapshot> snapshots) implements Ending {

        public Failed {
            snapshots = List.copyOf(snapshots);
        }

        static Failed because(String message) {
            return new Failed(message, List.of());
        }

        @Override
        public RunEvent.Outcome outcome() {
            return RunEvent.Outcome.FAILED;
        }
    }

    /** It was stopped, through no fault of its own. */
    record Cancelled(String message) implements Ending {

        @Override
        public List<RunEvent.Snapshot> snapshots() {
            return List.of();
        }

        @Override
        public RunEvent.Outcome outcome() {
            return RunEvent.Outcome.CANCELLED;
        }
    }
}
