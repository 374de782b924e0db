package org.backupandmonitor.status.backups;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.status.ingest.EventHandler;

/**
 * Puts the events of each run together. Whatever comes first makes the run, since its begin may be older than what Kafka
 * keeps; nothing that comes after its end changes it.
 */
@Singleton
final class RunHandler implements EventHandler<RunEvent> {

    private final RunRepository runs;
    private final NextRunRepository nextRuns;

    RunHandler(RunRepository runs, NextRunRepository nextRuns) {
        this.runs = runs;
        this.nextRuns = nextRuns;
    }

    @Override
    public String topic() {
        return Topics.RUNS;
    }

    @Override
    public void store(String key, RunEvent event) {
        if (event instanceof RunEvent.Scheduled scheduled) {
            nextRuns.put(scheduled.key(), scheduled.next(), scheduled.at());
        } else if (event instanceof RunEvent.Started started) {
            started(started);
        } else if (event instanceof RunEvent.Progress progress) {
            progress(progress);
        } else if (event instanceof RunEvent.Finished finished) {
            finished(finished);
        }
    }

    private void started(RunEvent.Started event) {
        RunEntity run = open(event, event.run(), event.kind(), event.at());
        run.trigger = event.trigger();
        run.requestedBy = event.requestedBy();
        run.instance = event.instance();
        run.startedAt = event.at();
    }

    private void progress(RunEvent.Progress event) {
        RunEntity run = open(event, event.run(), event.kind(), event.at());
        if (run.finishedAt == null) {
            run.phase = event.phase();
            run.percent = event.percent();
            run.files = event.files();
            run.bytes = event.bytes();
            run.heardAt = event.at();
        }
    }

    private void finished(RunEvent.Finished event) {
        RunEntity run = open(event, event.run(), event.kind(), event.startedAt());
        run.trigger = event.trigger();
        run.startedAt = event.startedAt();
        run.finishedAt = event.at();
        run.heardAt = event.at();
        run.outcome = event.outcome();
        run.message = event.message();
        run.snapshots = RunRepository.json(event.snapshots());
    }

    private RunEntity open(RunEvent event, String id, RunKind kind, Instant startedAt) {
        RunEntity known = runs.findById(id);
        if (known != null) {
            return known;
        }
        RunEntity run = new RunEntity();
        run.id = id;
        run.key = event.key();
        run.project = event.project();
        run.backup = event.backup();
        run.kind = kind;
        run.startedAt = startedAt;
        run.heardAt = event.at();
        run.message = "";
        run.snapshots = "[]";
        runs.persist(run);
        return run;
    }
}
