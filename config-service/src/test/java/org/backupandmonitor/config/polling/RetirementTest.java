package org.backupandmonitor.config.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backupandmonitor.config.testing.Api.soon;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.backupandmonitor.config.git.GitPull;
import org.backupandmonitor.config.publishing.Outbox;
import org.backupandmonitor.config.repository.Repositories;
import org.backupandmonitor.config.revision.ManifestJudge;
import org.backupandmonitor.config.revision.Revisions;
import org.backupandmonitor.config.revision.Submission;
import org.backupandmonitor.config.testing.Manifests;
import org.backupandmonitor.config.testing.Operations;
import org.backupandmonitor.config.testing.Topics;
import org.backupandmonitor.contracts.repository.RepositoryEvent.Commit;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Operations.class, restrictToAnnotatedClass = false)
class RetirementTest {

    private static final Duration GRACE = Duration.ofHours(1);

    @Inject
    Repositories repositories;

    @Inject
    RepositoryStateRepository states;

    @Inject
    Revisions revisions;

    @Inject
    PollRecord record;

    @Inject
    ManifestJudge judge;

    @Inject
    GitPull git;

    @Inject
    Outbox outbox;

    @Test
    void whatBamYamlNoLongerNamesEndsAfterAWhileAndIsAnnouncedUntilThen() {
        // PostgreSQL keeps microseconds; anything finer is rounded, also up.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        inForce("gone");
        at(now).sweep();
        String announced = at(now).announcements().toString();
        at(now.plus(GRACE).minusSeconds(1)).sweep();
        boolean keptMeanwhile = revisions.project("gone").isPresent();

        at(now.plus(GRACE)).sweep();

        assertThat(announced)
                .contains("repository \"gone\" is no longer in bam.yaml", "DELETE /api/v1/repositories/gone");
        assertThat(keptMeanwhile).isTrue();
        assertThat(revisions.project("gone")).isEmpty();
        soon().untilAsserted(() -> assertThat(Topics.contents("projects.v1")).doesNotContainKey("gone"));
    }

    @Test
    void deletingItEndsItAtOnce() {
        inForce("deleted");
        at(Instant.now()).sweep();

        org.backupandmonitor.config.testing.Api.ops()
                .delete("/api/v1/repositories/deleted")
                .then()
                .statusCode(204);

        assertThat(revisions.project("deleted")).isEmpty();
        soon().until(() -> Topics.count("deleted", "removed") == 1);
    }

    @Test
    void theWhileBeginsWhenBamYamlNamesOthersAgain() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        inForce("lost-with-the-file");
        at(now, false).sweep();
        at(now.plus(GRACE.multipliedBy(2)), false).sweep();
        Instant found = now.plus(GRACE.multipliedBy(3));

        at(found).sweep();
        boolean keptAtFirst = revisions.project("lost-with-the-file").isPresent();
        at(found.plus(GRACE)).sweep();

        assertThat(keptAtFirst).isTrue();
        assertThat(revisions.project("lost-with-the-file")).isEmpty();
    }

    @Test
    void theWhileBeginsAnewWhenItWasBackMeanwhileThoughItCouldNotBeRead() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        QuarkusTransaction.requiringNew().run(() -> states.held("configured").missingSince = now.minus(GRACE));

        record.failed(repositories.find("configured").orElseThrow(), "no answer");

        assertThat(record.find("configured").orElseThrow().missingSince()).isNull();
    }

    private Retirement at(Instant now) {
        return at(now, true);
    }

    private Retirement at(Instant now, boolean fileNamesAny) {
        return new Retirement(repositories, states, revisions, git, outbox, Clock.fixed(now, ZoneOffset.UTC), GRACE) {
            @Override
            boolean fileNamesAny() {
                return fileNamesAny;
            }

            @Override
            void sweep() {
                QuarkusTransaction.requiringNew().run(super::sweep);
            }

            @Override
            public java.util.List<String> announcements() {
                return QuarkusTransaction.requiringNew().call(super::announcements);
            }
        };
    }

    private void inForce(String name) {
        QuarkusTransaction.requiringNew().run(() -> {
            RepositoryStateEntity state = states.held(name);
            state.configured = true;
            Submission submission = new Submission(
                    name, "backup-and-monitor.yaml", new Commit("c0ffee", null, null, null), "default", null);
            revisions.store(
                    submission,
                    judge.judge(
                            Manifests.of(name, "site").getBytes(java.nio.charset.StandardCharsets.UTF_8), submission));
        });
        soon().until(() -> Topics.contents("projects.v1").containsKey(name));
    }
}
