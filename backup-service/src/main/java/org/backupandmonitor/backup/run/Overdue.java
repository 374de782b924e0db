package org.backupandmonitor.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.backupandmonitor.backup.schedule.Plans;
import org.backupandmonitor.backup.source.Excerpt;

/**
 * Sees what should run and does not, whoever owns it and whatever the reason: an instance that can't join the group, one that
 * hangs, a vault that is pruned for hours. A backup without {@code max-age} has nobody else who would notice.
 */
@ApplicationScoped
class Overdue {

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Plans plans;
    private final Catalogue catalogue;
    private final Ledger ledger;
    private final Clock clock;

    @Inject
    Overdue(Plans plans, Catalogue catalogue, Ledger ledger, Clock clock) {
        this.plans = plans;
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** In sentences; empty when all is well. Asks PostgreSQL. */
    List<String> problems() {
        if (!catalogue.isComplete()) {
            return List.of();
        }
        List<String> late = plans.dueBefore(clock.instant().minus(PATIENCE)).stream()
                .filter(key -> !catalogue.lacks(key))
                .filter(key -> !ledger.isRunning(key))
                .toList();
        return late.isEmpty()
                ? List.of()
                : List.of(Excerpt.names(late) + " should have begun more than an hour ago: see whether every"
                        + " backup-service works and reads Kafka, and what is pruned or waits for a place");
    }
}
