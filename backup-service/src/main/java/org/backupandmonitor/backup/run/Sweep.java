package org.backupandmonitor.backup.run;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.backupandmonitor.backup.schedule.Plans;
import org.backupandmonitor.backup.state.StateDirectory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes away what nobody needs any more: plans and mirrors of backups that were removed, runs of long ago, demands that were
 * answered. Snapshots stay; they are ops' to remove.
 */
@ApplicationScoped
class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);

    /** A definition may vanish for a while, as by a mistake in Git; pulling everything anew may take days. */
    private static final Duration MISSED_FOR = Duration.ofDays(7);

    private static final Duration DEMANDS_KEPT = Duration.ofDays(2);

    private final Catalogue catalogue;
    private final Plans plans;
    private final Ledger ledger;
    private final Demands demands;
    private final InFlight inFlight;
    private final StateDirectory state;
    private final Clock clock;
    private final Duration runsKept;

    @Inject
    Sweep(
            Catalogue catalogue,
            Plans plans,
            Ledger ledger,
            Demands demands,
            InFlight inFlight,
            StateDirectory state,
            Clock clock,
            @ConfigProperty(name = "bam.history.events") Duration runsKept) {
        this.catalogue = catalogue;
        this.plans = plans;
        this.ledger = ledger;
        this.demands = demands;
        this.inFlight = inFlight;
        this.state = state;
        this.clock = clock;
        this.runsKept = runsKept;
    }

    @Scheduled(every = "6h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Instant now = clock.instant();
        demands.forgetAskedBefore(now.minus(DEMANDS_KEPT));
        ledger.forgetEndedBefore(now.minus(runsKept));
        if (!catalogue.isComplete()) {
            return;
        }
        plans.forgetMissing(catalogue::lacks, now, MISSED_FOR);
        for (String key : state.mirrors()) {
            // Its plan outlives a backup for as long as its mirror shall.
            if (catalogue.lacks(key) && plans.find(key).isEmpty() && !inFlight.has(key)) {
                removeMirror(key);
            }
        }
    }

    private void removeMirror(String key) {
        try {
            state.removeMirror(key);
            LOG.infof("%s was removed long ago, and its mirror with it", key);
        } catch (UncheckedIOException e) {
            LOG.warnf("%s was removed long ago, but %s: %s", key, e.getMessage(), e.getCause());
        }
    }
}
