package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.backupandmonitor.backup.testing.BackupTestbed;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.backup.testing.Waiting;
import org.backupandmonitor.backup.testing.World;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.OtherSource;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

/** PostgreSQL does not take what it is told for a while. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = BackupTestbed.class, restrictToAnnotatedClass = false)
class OutageTest {

    @Inject
    Ledger ledger;

    @Inject
    LeaseRepository leases;

    @Inject
    InFlight inFlight;

    @Inject
    Runner runner;

    @Inject
    EntityManager entities;

    @Test
    void a_run_whose_lease_went_by_while_its_end_could_not_be_stored_is_told_as_what_it_was() {
        BackupDefinition definition =
                Given.definition("patient", new OtherSource("stone-tablets", java.util.Map.of()), World.NEVER_HERE);
        Claim claim = ledger.begin(definition, List.of()).orElseThrow();
        inFlight.begin(claim.key(), claim.id(), claim.cancellation());
        sql("create sequence backup.refused");
        sql("create function backup.refuse() returns trigger language plpgsql as 'begin"
                + " perform nextval(''backup.refused''); raise exception ''away'' using errcode = ''57P01''; end'");
        sql("create trigger refuse before update on backup.run for each row when (new.id = '" + claim.id()
                + "') execute function backup.refuse()");

        var running = CompletableFuture.runAsync(() -> runner.run(claim));
        Waiting.until(() -> refused() > 0);
        claim.cancellation().cancel("its lease was lost");
        QuarkusTransaction.requiringNew()
                .run(() -> leases.update("expiresAt = ?1 where run = ?2", Instant.EPOCH, claim.id()));
        int dead = ledger.endDead(inFlight.runs());
        long before = refused();
        Waiting.until(() -> refused() > before);
        sql("drop function backup.refuse cascade");
        running.join();

        assertThat(dead).isZero();
        assertThat(ledger.newest(claim.key(), 1)).singleElement().satisfies(run -> {
            assertThat(run.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
            assertThat(run.message()).startsWith("backup-service has no source of kind");
        });
        inFlight.end(claim.key());
        sql("drop sequence backup.refused");
    }

    private long refused() {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) entities.createNativeQuery(
                                "select case when is_called then last_value else 0 end" + " from backup.refused")
                        .getSingleResult())
                .longValue());
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(statement).executeUpdate());
    }
}
