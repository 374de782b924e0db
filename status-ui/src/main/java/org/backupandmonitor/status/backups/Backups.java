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

    /** So many runs of each are shown as bars. */
    static final int RECENT = 20;

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
        List<String> keys = definitions.stream().map(BackupDefinition::key).toList();
        Map<String, List<Run>> finished = runs.finished(keys, RECENT);
        Map<String, Run> succeeded = runs.lastSucceeded(keys);
        Map<String, Run> drills = runs.lastDrill(keys);
        Map<String, Run> unfinished = runs.unfinished();
        Map<String, Instant> next = nextRuns.all();
        return definitions.stream()
                .map(definition -> new BackupFacts(
                        definition,
                        finished.getOrDefault(definition.key(), List.of()),
                        succeeded.get(definition.key()),
                        unfinished.get(definition.key()),
                        drills.get(definition.key()),
                        next.get(definition.key()),
                        liveness))
                .toList();
    }
}
