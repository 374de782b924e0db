package org.backupandmonitor.status.backups;

import java.time.Instant;
import java.util.Optional;
import org.backupandmonitor.status.page.Tone;

/**
 * What can be said of a backup now. Only {@link Good} is green, and only with proof: a good snapshot that is young enough,
 * and a living backup-service that will make the next.
 */
public sealed interface BackupState {

    /** In a word, as shown. */
    String word();

    /** One sentence that says why; empty when there is nothing to say. */
    String reason();

    Tone tone();

    /** The newest good snapshot is young enough. */
    record Good(Instant at) implements BackupState {
        @Override
        public String word() {
            return "Good";
        }

        @Override
        public String reason() {
            return "";
        }

        @Override
        public Tone tone() {
            return Tone.GOOD;
        }
    }

    /** A run is going on. */
    record Running(Run run) implements BackupState {
        @Override
        public String word() {
            return "Running";
        }

        @Override
        public String reason() {
            return Optional.ofNullable(run.phase()).orElse("just begun");
        }

        @Override
        public Tone tone() {
            return Tone.BUSY;
        }
    }

    /** The newest run failed. */
    record Failed(Run run, String reason) implements BackupState {
        @Override
        public String word() {
            return "Failed";
        }

        @Override
        public Tone tone() {
            return Tone.BAD;
        }
    }

    /** There should be a newer good snapshot than there is. */
    record Late(String reason) implements BackupState {
        @Override
        public String word() {
            return "Late";
        }

        @Override
        public Tone tone() {
            return Tone.BAD;
        }
    }

    /** It has never run. */
    record NeverRun(String reason) implements BackupState {
        @Override
        public String word() {
            return "Never run";
        }

        @Override
        public Tone tone() {
            return Tone.UNSURE;
        }
    }

    /** Nobody can tell. */
    record Unknown(String reason) implements BackupState {
        @Override
        public String word() {
            return "Unknown";
        }

        @Override
        public Tone tone() {
            return Tone.UNSURE;
        }
    }

    /** Somebody said not to run it. */
    record Paused(String reason) implements BackupState {
        @Override
        public String word() {
            return "Paused";
        }

        @Override
        public Tone tone() {
            return Tone.OFF;
        }
    }
}
