package org.backupandmonitor.config.git;

import org.backupandmonitor.contracts.repository.RepositoryEvent.Commit;

/** What a look into a repository found. */
public sealed interface Pulled {

    /** Full hash of the commit at the tip. */
    String tip();

    /** The tip has not moved since last time. */
    record Unchanged(String tip) implements Pulled {}

    /**
     * The manifest.
     *
     * @param blob hash of its content
     */
    record Found(Commit commit, String blob, byte[] content) implements Pulled {

        @Override
        public String tip() {
            return commit.hash();
        }
    }

    /**
     * There is a commit, but no manifest in it that could be read.
     *
     * @param blob stands for what is there instead, so that the same thing is not judged twice
     * @param code of the diagnostic
     * @param problem what is wrong and what to do
     */
    record Unsuitable(Commit commit, String blob, String code, String problem) implements Pulled {

        @Override
        public String tip() {
            return commit.hash();
        }
    }
}
