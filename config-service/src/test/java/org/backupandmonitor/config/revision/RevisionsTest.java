package org.backupandmonitor.config.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.backupandmonitor.config.testing.Manifests;
import org.backupandmonitor.config.testing.Operations;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.Diagnostic.Level;
import org.backupandmonitor.contracts.repository.RepositoryEvent.Commit;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Operations.class, restrictToAnnotatedClass = false)
class RevisionsTest {

    @Inject
    Revisions revisions;

    @Inject
    ManifestJudge judge;

    /** As after an update that offers what the manifest asks for. */
    @Test
    void aWarningThatNoLongerHoldsIsTakenBack() {
        Submission submission = new Submission(
                "warned", "backup-and-monitor.yaml", new Commit("c0ffee", null, null, null), "default", null);
        Verdict.Accepted now = (Verdict.Accepted)
                judge.judge(Manifests.of("warned", "site").getBytes(StandardCharsets.UTF_8), submission);
        Diagnostic warning = new Diagnostic(Level.WARNING, "kind-not-offered", "not offered yet", "", 1, 1, 1, 1);
        revisions.store(submission, new Verdict.Accepted(now.definitions(), List.of(warning), now.ownedBy()));

        revisions.store(submission, now);

        assertThat(revisions.newestOf("warned").orElseThrow().diagnostics()).isEqualTo(now.diagnostics());
    }
}
