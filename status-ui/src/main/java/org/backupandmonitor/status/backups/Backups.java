package org.backupandmonitor.status.backups;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.status.catalog.Catalog;
import org.backupandmonitor.status.liveness.Liveness;

/** Reads what is known of backups. */
@Singleton
public class Backups {

    private final Catalog catalog;
    private final RunRepository runs;
    private final NextRunRepository nextRuns;

    Backups(Catalog catalog, RunRepository runs, NextRunRepository nextRuns) {
        this.catalog = catalog;
        this.runs = runs;
        this.nextRuns = nextRuns;
    }

    /** Of every backup that is defined, in the order of keys. */
    public List<BackupFacts> all(Liveness liveness) {
        return facts(catalog.backups(), liveness);
    }

    public Optional<BackupFacts> one(String project, String name, Liveness liveness) {
        return catalog.backup(project, name)
                .map(definition -> facts(List.of(definition), liveness).get(0));
    }

    private List<BackupFacts> facts(List<BackupDefinition> definitions, Liveness liveness) {
        if (definitions.isEmpty()) {
            return List.of();
        }
        Map<String, Run> finished = runs.lastFinished();
        Map<String, Run> succeeded = runs.lastSucceeded();
        Map<String, Run> running = runs.running();
        Map<String, Instant> next = nextRuns.all();
        return definitions.stream()
                .map(definition -> new BackupFacts(
                        definition,
                        finished.get(definition.key()),
                        succeeded.get(definition.key()),
                        running.get(definition.key()),
                        next.get(definition.key()),
                        liveness))
                .toList();
    }
}
