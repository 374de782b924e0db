package org.backupandmonitor.backup.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backupandmonitor.backup.event.Outbox;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.schedule.Plans;
import org.backupandmonitor.backup.source.Excerpt;
import org.backupandmonitor.backup.vault.Vaults;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.messaging.EventMapper;
import org.backupandmonitor.messaging.MessagingConfig;
import org.jspecify.annotations.Nullable;

/**
 * The book of runs: each begins once and ends once, whatever dies in between, and what others are told of it is stored with
 * it.
 */
@ApplicationScoped
public class Ledger {

    /** Many vaults may fail at once; an event must never grow so large that Kafka refuses it. */
    private static final int LONGEST_MESSAGE = 2_000;

    private static final String INTERRUPTED = "backup-service ended while it ran; it runs again soon";

    private final RunRepository runs;
    private final LeaseRepository leases;
    private final DemandRepository demands;
    private final VaultUseRepository vaultUses;
    private final Vaults vaults;
    private final Plans plans;
    private final Outbox outbox;
    private final Clock clock;
    private final BackupConfig config;
    private final String instance;
    private final String owner;

    @Inject
    Ledger(
            RunRepository runs,
            LeaseRepository leases,
            DemandRepository demands,
            VaultUseRepository vaultUses,
            Vaults vaults,
            Plans plans,
            Outbox outbox,
            Clock clock,
            BackupConfig config,
            MessagingConfig messaging) {
        this.runs = runs;
        this.leases = leases;
        this.demands = demands;
        this.vaultUses = vaultUses;
        this.vaults = vaults;
        this.plans = plans;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
        this.instance = messaging.instance();
        // A restarted process has the name of the one before, but not its leases.
        this.owner = instance + "#" + UUID.randomUUID();
    }

    /**
     * Begins a run of the backup, unless one is in flight anywhere, or a vault it writes to is being pruned: it would wait
     * for that in vain, and is due until then.
     */
    @Transactional
    Optional<Claim> begin(BackupDefinition definition, List<Demands.Demand> answered) {
        String id = UUID.randomUUID().toString();
        leases.lockProject(definition.project());
        List<String> pruning = vaults.namesFor(definition).stream()
                .map(vault -> LeaseKey.prune(vault, definition.project()))
                .toList();
        if (leases.isAnyHeld(pruning)) {
            return Optional.empty();
        }
        if (!leases.acquire(definition.key(), id, owner, config.lease())) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Demands.@Nullable Demand first = answered.isEmpty() ? null : answered.get(0);
        Claim claim = new Claim(
                id,
                definition,
                first == null ? RunKind.BACKUP : first.kind(),
                first == null ? RunEvent.Trigger.SCHEDULE : RunEvent.Trigger.DEMAND,
                first == null ? null : first.requestedBy(),
                answered.stream().anyMatch(Demands.Demand::acceptDeletions),
                now,
                new Cancellation());
        runs.persist(entity(claim));
        for (Demands.Demand demand : answered) {
            demands.update("run = ?1 where id = ?2", id, demand.command());
        }
        outbox.owe(new RunEvent.Started(
                definition.project(),
                definition.name(),
                id,
                claim.kind(),
                claim.trigger(),
                claim.requestedBy(),
                instance,
                now));
        if (claim.kind() == RunKind.BACKUP) {
            plans.started(definition, now);
        }
        return Optional.of(claim);
    }

    /** Ends a run; false if it was given up as dead meanwhile, and is told as that already. */
    @Transactional
    boolean end(Claim claim, Ending ending) {
        leases.release(claim.key(), claim.id());
        if (claim.cancellation().requested()) {
            // A program that was stopped may not have had the time to take its lock away.
            vaultUses.needUnlock(claim.definition().project());
        }
        Optional<RunEntity> run = runs.findOpen(claim.id());
        run.ifPresent(row -> close(row, ending));
        return run.isPresent();
    }

    /** Sign of life of a run; false if it was given up as dead. */
    @Transactional
    boolean renew(String leaseKey, String run) {
        return leases.renew(leaseKey, run, config.lease());
    }

    /** Takes a lease that stands for no run of a backup. */
    @Transactional
    boolean acquire(String leaseKey, String run) {
        return leases.acquire(leaseKey, run, owner, config.lease());
    }

    /** Takes a project's repository in a vault for pruning, unless a run of the project may write there. */
    @Transactional
    boolean acquireForPruning(String vault, String project, String run) {
        leases.lockProject(project);
        return leases.ofRuns(project).isEmpty()
                && leases.acquire(LeaseKey.prune(vault, project), run, owner, config.lease());
    }

    /** Whether no other run of its project is in flight. */
    @Transactional
    boolean isOnlyRunOfProject(Claim claim) {
        return leases.ofRuns(claim.definition().project()).stream().allMatch(claim.key()::equals);
    }

    @Transactional
    void release(String leaseKey, String run) {
        leases.release(leaseKey, run);
    }

    /** Whether a run of the backup is in flight anywhere. */
    @Transactional
    boolean isRunning(String key) {
        return leases.isAnyHeld(List.of(key));
    }

    /** Whether a lease was not renewed in time, by whoever holds it. */
    @Transactional
    boolean someLookDead() {
        return leases.countExpired() > 0;
    }

    /**
     * Ends the runs of processes that are gone, and answers how many there were.
     *
     * @param held ids of what this process has in its hands: alive, however old its lease is
     */
    @Transactional
    int endDead(Set<String> held) {
        int ended = 0;
        for (LeaseRepository.Expired lease : leases.removeExpired(held)) {
            // Whatever it was, its restic may have died with it, and left a lock that stops all who come after.
            vaultUses.needUnlock(LeaseKey.project(lease.key()));
            Optional<RunEntity> run = runs.findOpen(lease.run());
            run.ifPresent(open -> close(open, Ending.Failed.because(INTERRUPTED)));
            ended += run.isPresent() ? 1 : 0;
        }
        return ended;
    }

    /** Forgets runs of long ago. */
    @Transactional
    void forgetEndedBefore(Instant time) {
        runs.deleteEndedBefore(time);
    }

    /** Newest first. */
    @Transactional
    public List<RunSummary> newest(String key, int atMost) {
        return runs.newest(key, atMost).stream().map(Ledger::summary).toList();
    }

    private void close(RunEntity run, Ending ending) {
        Instant now = clock.instant();
        run.endedAt = now;
        run.outcome = ending.outcome();
        // PostgreSQL's text holds no NUL, and a program's last words or a manifest's names may.
        String message = Excerpt.cut(ending.message().replace('\0', ' '), LONGEST_MESSAGE);
        run.message = message;
        run.snapshots = json(ending.snapshots());
        outbox.owe(new RunEvent.Finished(
                run.project,
                run.name,
                run.id,
                run.kind,
                run.trigger,
                ending.outcome(),
                message,
                ending.snapshots(),
                run.startedAt,
                now));
        if (run.kind != RunKind.BACKUP) {
            return;
        }
        if (ending instanceof Ending.Succeeded) {
            plans.succeeded(run.key, now);
        } else if (ending instanceof Ending.Cancelled || ending.message().equals(INTERRUPTED)) {
            plans.runSoon(run.key, now);
        }
    }

    private RunEntity entity(Claim claim) {
        RunEntity run = new RunEntity();
        run.id = claim.id();
        run.key = claim.key();
        run.project = claim.definition().project();
        run.name = claim.definition().name();
        run.kind = claim.kind();
        run.trigger = claim.trigger();
        run.requestedBy = claim.requestedBy();
        run.instance = instance;
        run.startedAt = claim.startedAt();
        return run;
    }

    private static RunSummary summary(RunEntity run) {
        return new RunSummary(
                run.id,
                run.project,
                run.name,
                run.kind,
                run.trigger,
                run.requestedBy,
                run.instance,
                run.startedAt,
                run.endedAt,
                run.outcome,
                run.message == null ? "" : run.message,
                snapshots(run.snapshots));
    }

    private static String json(List<RunEvent.Snapshot> snapshots) {
        try {
            return EventMapper.json().writeValueAsString(snapshots);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("snapshots can always be written", e);
        }
    }

    private static List<RunEvent.Snapshot> snapshots(@Nullable String json) {
        try {
            return json == null ? List.of() : EventMapper.json().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored snapshots can't be read: " + e.getOriginalMessage(), e);
        }
    }
}
