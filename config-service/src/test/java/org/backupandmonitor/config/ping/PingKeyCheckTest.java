package org.backupandmonitor.config.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backupandmonitor.config.testing.Api.soon;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.backupandmonitor.config.polling.PollRecord;
import org.backupandmonitor.config.polling.Poller;
import org.backupandmonitor.config.polling.RepositoryState;
import org.backupandmonitor.config.testing.Operations;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Operations.class, restrictToAnnotatedClass = false)
class PingKeyCheckTest {

    @Inject
    PingKeyCheck key;

    @Inject
    KeyFingerprintRepository fingerprints;

    @Inject
    PollRecord record;

    @Inject
    Poller poller;

    @AfterEach
    void isTheSameAgain() {
        known(null);
    }

    @Test
    void anotherKeyThanTheKnownOneIsAProblemUntilItIsForgotten() {
        known("another");
        boolean told = key.problem().isPresent();

        known(null);

        assertThat(told).isTrue();
        assertThat(key.problem()).isEmpty();
    }

    @Test
    void manifestsAreJudgedAnewWhenOpsSettleForAnotherKey() {
        soon().until(() -> judgedUnder() != null);
        String before = judgedUnder();

        known("another");
        poller.pollNow("configured");

        soon().until(() -> !judgedUnder().equals(before));
    }

    private String judgedUnder() {
        return record.find("configured").map(RepositoryState::judgedUnder).orElse(null);
    }

    /** As after a restart with that fingerprint in the database; null for none. */
    private void known(String fingerprint) {
        QuarkusTransaction.requiringNew().run(() -> {
            fingerprints.deleteAll();
            if (fingerprint != null) {
                KeyFingerprintEntity entity = new KeyFingerprintEntity();
                entity.name = "ping";
                entity.sha256 = fingerprint;
                fingerprints.persist(entity);
            }
        });
        key.check(new StartupEvent());
    }
}
