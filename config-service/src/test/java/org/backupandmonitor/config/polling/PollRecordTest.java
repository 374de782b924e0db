package org.backupandmonitor.config.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.backupandmonitor.config.repository.RepositorySpec.Origin;
import org.backupandmonitor.config.revision.ManifestJudge;
import org.backupandmonitor.config.revision.Revisions;
import org.backupandmonitor.config.revision.Submission;
import org.backupandmonitor.config.testing.Manifests;
import org.backupandmonitor.config.testing.Operations;
import org.backupandmonitor.contracts.repository.RepositoryEvent.Commit;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

/** What a look into a repository brings when the repository was removed while it was looked into. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Operations.class, restrictToAnnotatedClass = false)
class PollRecordTest {

    private static final RepositorySpec REMOVED = new RepositorySpec(
            "removed-meanwhile",
            "https://git.example.com/removed.git",
            null,
            "backup-and-monitor.yaml",
            null,
            Duration.ofSeconds(30),
            "default",
            Origin.ADDED);

    @Inject
    PollRecord record;

    @Inject
    ManifestJudge judge;

    @Inject
    Revisions revisions;

    @Test
    void nothingOfItComesIntoForce() {
        Submission submission = new Submission(
                REMOVED.name(), REMOVED.path(), new Commit("c0ffee", null, null, null), REMOVED.policy(), null);
        byte[] manifest = Manifests.of("removed-meanwhile", "site").getBytes(StandardCharsets.UTF_8);

        var revision = record.judged(REMOVED, submission, "blob", "rules", judge.judge(manifest, submission));

        assertThat(revision).isEmpty();
        assertThat(revisions.project("removed-meanwhile")).isEmpty();
    }

    @Test
    void nothingIsRememberedOrToldOfIt() {
        record.reached(REMOVED, "c0ffee");
        for (int i = 0; i < PollRecord.FAILURES_UNTIL_TOLD; i++) {
            assertThat(record.failed(REMOVED, "no answer")).isFalse();
        }

        assertThat(record.find(REMOVED.name())).isEmpty();
    }
}
