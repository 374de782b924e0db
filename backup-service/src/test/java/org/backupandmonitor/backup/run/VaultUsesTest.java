package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.backup.testing.BackupTestbed;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = BackupTestbed.class, restrictToAnnotatedClass = false)
class VaultUsesTest {

    @Inject
    VaultUseRepository repository;

    @Test
    void a_clock_that_was_ahead_keeps_no_vault_from_being_pruned() {
        Instant now = Instant.now();
        Vault early = Vault.of("elsewhere", "early", "/srv/elsewhere", "secret:nas", Map.of());
        Vault inTime = Vault.of("elsewhere", "in-time", "/srv/elsewhere", "secret:nas", Map.of());
        in(() -> at(now.plus(Duration.ofDays(3_650))).used(early));
        in(() -> at(now).used(inTime));

        List<String> due = QuarkusTransaction.requiringNew().call(() -> at(now).pruneDueFor(Duration.ZERO).stream()
                .map(VaultUses.Use::project)
                .toList());

        assertThat(due).contains("early").doesNotContain("in-time");
        in(() -> repository.delete("id.vault", "elsewhere"));
    }

    private VaultUses at(Instant time) {
        return new VaultUses(repository, new SettableClock(time), () -> Duration.ofDays(7));
    }

    private static void in(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }
}
