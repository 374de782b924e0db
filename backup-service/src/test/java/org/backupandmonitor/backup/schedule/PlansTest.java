package org.backupandmonitor.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.backupandmonitor.backup.testing.BackupTestbed;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.backup.testing.Waiting;
import org.backupandmonitor.backup.testing.World;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.BackupSource;
import org.backupandmonitor.contracts.backup.OtherSource;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = BackupTestbed.class, restrictToAnnotatedClass = false)
class PlansTest {

    private static final BackupSource ANY = new OtherSource("stone-tablets", Map.of());

    @Inject
    Plans plans;

    @Inject
    EntityManager entities;

    @Test
    void a_run_that_ends_while_its_definition_changes_has_ended_all_the_same() {
        BackupDefinition changed = Given.definition("torn", ANY, new Schedule.Cron("0 1 29 2 *", ZoneId.of("UTC")));
        plans.adopt(Given.definition("torn", ANY, World.NEVER_HERE), Instant.now());

        CompletableFuture<Plan> adopting = QuarkusTransaction.requiringNew().call(() -> {
            plans.succeeded("shop/torn", Instant.now());
            entities.flush();
            var other = CompletableFuture.supplyAsync(() -> plans.adopt(changed, Instant.now()));
            Waiting.until(this::somebodyWaits);
            return other;
        });
        adopting.join();

        assertThat(plans.find("shop/torn").orElseThrow()).satisfies(plan -> {
            assertThat(plan.schedule()).isEqualTo(changed.schedule().text());
            assertThat(plan.lastSucceeded()).isNotNull();
        });
    }

    /** For a row that another transaction has changed. */
    private boolean somebodyWaits() {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery(
                                                "select count(*) from pg_locks where not granted and locktype = 'transactionid'")
                                        .getSingleResult())
                                .longValue()
                        > 0);
    }
}
