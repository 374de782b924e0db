package org.backupandmonitor.status.liveness;

import jakarta.inject.Singleton;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.status.ingest.EventHandler;

/** Keeps the newest heartbeat of each instance, and the times in which no alert-service was alive. */
@Singleton
final class HeartbeatHandler implements EventHandler<Heartbeat> {

    private final ComponentRepository repository;
    private final BlindPeriodRepository blindPeriods;

    HeartbeatHandler(ComponentRepository repository, BlindPeriodRepository blindPeriods) {
        this.repository = repository;
        this.blindPeriods = blindPeriods;
    }

    @Override
    public String topic() {
        return Topics.HEARTBEATS;
    }

    @Override
    public void store(String key, Heartbeat heartbeat) {
        if (heartbeat.component() == Component.ALERT) {
            // Judged at the heartbeat's own time: a backlog that is read late must give the same periods.
            new Liveness(repository.heartbeats(), heartbeat.at())
                    .alertSilence()
                    .flatMap(Liveness.Silence::since)
                    .ifPresent(since -> blindPeriods.add(since, heartbeat.at()));
        }
        repository.keep(heartbeat);
    }
}
