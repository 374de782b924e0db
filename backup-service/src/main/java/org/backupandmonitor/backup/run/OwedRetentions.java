package org.backupandmonitor.backup.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.backup.Retention;
import org.backupandmonitor.messaging.EventMapper;

/** Remembers whose old snapshots are still to be let go of. */
@ApplicationScoped
class OwedRetentions {

    private final OwedRetentionRepository repository;
    private final Clock clock;

    @Inject
    OwedRetentions(OwedRetentionRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * What is owed for one backup in one vault.
     *
     * @param labels of the snapshots it is about
     * @param since when it was owed first
     * @param times how often it was owed, to tell an older debt from a newer one
     */
    record Owed(
            String vault, String project, String backup, Set<String> labels, Retention keep, Instant since, int times) {

        String key() {
            return Names.key(project, backup);
        }
    }

    /** In place of what was owed for the backup before. */
    @Transactional
    void owe(String vault, String project, String backup, Set<String> labels, Retention keep) {
        repository.owe(
                new OwedRetentionEntity.Id(vault, project, backup),
                String.join(",", labels),
                json(keep),
                clock.instant());
    }

    /** Longest owed first. */
    @Transactional
    List<Owed> ofProject(String project) {
        return repository.ofProject(project).stream().map(OwedRetentions::owed).toList();
    }

    @Transactional
    List<Owed> owedForLongerThan(Duration time) {
        return repository.owedBefore(clock.instant().minus(time)).stream()
                .map(OwedRetentions::owed)
                .toList();
    }

    @Transactional
    void settled(Owed owed) {
        repository.settle(new OwedRetentionEntity.Id(owed.vault(), owed.project(), owed.backup()), owed.times());
    }

    private static Owed owed(OwedRetentionEntity row) {
        return new Owed(
                row.id.vault(),
                row.id.project(),
                row.id.backup(),
                new TreeSet<>(List.of(row.labels.split(","))),
                retention(row.keep),
                row.owedSince,
                row.times);
    }

    private static String json(Retention keep) {
        try {
            return EventMapper.json().writeValueAsString(keep);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a retention can always be written", e);
        }
    }

    private static Retention retention(String json) {
        try {
            return EventMapper.json().readValue(json, Retention.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored retention can't be read: " + e.getOriginalMessage(), e);
        }
    }
}
