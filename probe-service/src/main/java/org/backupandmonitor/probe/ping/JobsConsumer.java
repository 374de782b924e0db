package org.backupandmonitor.probe.ping;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.monitor.HeartbeatCheck;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.messaging.Definitions;
import org.backupandmonitor.messaging.TopicTable;

/** Follows the definitions of all heartbeat monitors: a job may call any probe, not only the one that would own it. */
@Singleton
public class JobsConsumer {

    private final Jobs jobs = new Jobs();
    private final TopicTable<MonitorDefinition> table;

    @Inject
    JobsConsumer(Definitions definitions) {
        this.table = definitions.table(
                Topics.MONITORS, MonitorDefinition.class, monitor -> monitor.check() instanceof HeartbeatCheck);
        table.onChange(jobs::changed);
    }

    void start(@Observes StartupEvent event) {
        table.start();
    }

    void stop(@Observes ShutdownEvent event) {
        table.close();
    }

    Optional<MonitorDefinition> find(String token) {
        return jobs.find(token);
    }

    /** Whether a token that is not found is really unknown. */
    boolean isComplete() {
        return table.caughtUp();
    }
}
