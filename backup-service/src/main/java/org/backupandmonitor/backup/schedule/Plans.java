package org.backupandmonitor.backup.schedule;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.backupandmonitor.backup.event.Outbox;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The plans of all backups; each change of the next run is told to the other services. */
@ApplicationScoped
public class Plans {

    private static final Logger LOG = Logger.getLogger(Plans.class);

    private final PlanRepository repository;
    private final Outbox outbox;

    @Inject
    Plans(PlanRepository repository, Outbox outbox) {
        this.repository = repository;
        this.outbox = outbox;
    }

    /**
     * Plans a backup that is ours from now on, or has changed. What was planned before stays, even if it was missed
     * meanwhile, unless the schedule is another now; but not longer than to the schedule's next time, since a clock that was
     * ahead may have planned far into the future.
     */
    @Transactional
    public Plan adopt(BackupDefinition definition, Instant now) {
        PlanEntity plan = repository.hold(definition.key()).orElse(null);
        boolean isNew = plan == null;
        if (plan == null) {
            plan = new PlanEntity();
            plan.key = definition.key();
            plan.project = definition.project();
            plan.name = definition.name();
        }
        String paused = definition.paused() == null ? null : storable(definition.paused());
        boolean sameSchedule = !isNew
                && storable(definition.schedule().text()).equals(plan.schedule)
                && Objects.equals(paused, plan.paused)
                && plan.nextRunAt != null;
        plan.kind = storable(definition.source().kind());
        plan.origin = storable(definition.source().origin());
        plan.schedule = storable(definition.schedule().text());
        plan.paused = paused;
        plan.missingSince = null;
        if (!sameSchedule) {
            plan.nextRunAt = next(definition, plan.lastStartedAt, now);
        }
        Instant latest = next(definition, now, now);
        if (plan.nextRunAt != null && latest != null && plan.nextRunAt.isAfter(latest)) {
            plan.nextRunAt = latest;
        }
        if (isNew) {
            repository.persist(plan);
        }
        tell(plan, now);
        return plan.plan();
    }

    /** A run of it begins: the next one is planned from now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void started(BackupDefinition definition, Instant now) {
        PlanEntity plan = repository.hold(definition.key()).orElse(null);
        if (plan != null) {
            plan.lastStartedAt = now;
            plan.nextRunAt = next(definition, now, now);
            tell(plan, now);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void succeeded(String key, Instant now) {
        PlanEntity plan = repository.hold(key).orElse(null);
        if (plan != null) {
            plan.lastSucceededAt = now;
        }
    }

    /** A run of it was cut short through no fault of its source: it need not wait for its next time. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void runSoon(String key, Instant now) {
        PlanEntity plan = repository.hold(key).orElse(null);
        if (plan != null && plan.paused == null) {
            plan.nextRunAt = now;
            tell(plan, now);
        }
    }

    /** Keys of those that are due, longest due first. */
    @Transactional
    public List<String> dueAmong(Collection<String> keys, Instant now) {
        return keys.isEmpty()
                ? List.of()
                : repository.dueAmong(keys, now).stream().map(plan -> plan.key).toList();
    }

    /** Keys of all that have been due since before the time, whoever owns them, longest due first. */
    @Transactional
    public List<String> dueBefore(Instant time) {
        return repository.dueBefore(time).stream().map(plan -> plan.key).toList();
    }

    /** How many of them will run some time. */
    @Transactional
    public long plannedAmong(Collection<String> keys) {
        return keys.isEmpty() ? 0 : repository.plannedAmong(keys);
    }

    /** Forgets the plans of backups that were missing for the time each time somebody looked. */
    @Transactional
    public void forgetMissing(Predicate<String> isMissing, Instant now, Duration time) {
        for (PlanEntity plan : repository.listAll()) {
            if (!isMissing.test(plan.key)) {
                plan.missingSince = null;
            } else if (plan.missingSince == null) {
                plan.missingSince = now;
            } else if (!plan.missingSince.plus(time).isAfter(now)) {
                LOG.infof("%s was removed at %s: its plan goes", plan.key, plan.missingSince);
                repository.delete(plan);
            }
        }
    }

    @Transactional
    public List<Plan> all() {
        return repository.listAll(Sort.by("key")).stream().map(PlanEntity::plan).toList();
    }

    @Transactional
    public Optional<Plan> find(String key) {
        return repository.findByIdOptional(key).map(PlanEntity::plan);
    }

    private static @Nullable Instant next(BackupDefinition definition, @Nullable Instant lastStarted, Instant now) {
        if (definition.paused() != null) {
            return null;
        }
        try {
            return Timetable.next(definition.schedule(), lastStarted, now).orElse(null);
        } catch (IllegalArgumentException e) {
            LOG.errorf(
                    "%s: schedule \"%s\" is none, so it never runs: %s",
                    definition.key(), definition.schedule().text(), e.getMessage());
            return null;
        }
    }

    /** PostgreSQL's text holds no NUL, and one odd definition must not keep others from being planned. */
    private static String storable(String text) {
        return text.replace('\0', ' ');
    }

    private void tell(PlanEntity plan, Instant now) {
        outbox.owe(new RunEvent.Scheduled(plan.project, plan.name, now, plan.nextRunAt));
    }
}
