package org.backupandmonitor.probe.monitor;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.messaging.DefinitionListener;
import org.backupandmonitor.messaging.Definitions;
import org.backupandmonitor.messaging.OwnedDefinitions;
import org.backupandmonitor.probe.check.Observation;
import org.backupandmonitor.probe.lane.Lanes;
import org.backupandmonitor.probe.result.Results;
import org.backupandmonitor.probe.result.Site;
import org.backupandmonitor.probe.schedule.Probers;
import org.backupandmonitor.probe.schedule.Schedule;
import org.backupandmonitor.probe.schedule.Tally;

/** Has the monitors checked that this probe owns: its share of its location's, as Kafka spreads them. */
@Singleton
public class MonitorsConsumer implements DefinitionListener<MonitorDefinition> {

    private final Schedule schedule;
    private final OwnedDefinitions<MonitorDefinition> owned;
    private final Results results;
    private final Site site;

    @Inject
    MonitorsConsumer(
            Definitions definitions,
            Probers probers,
            Lanes lanes,
            Tally tally,
            Clock clock,
            Results results,
            Site site) {
        this.schedule = new Schedule(site.location(), probers, lanes::next, tally, clock, this::publish);
        this.owned = definitions.own(Topics.MONITORS, "bam-probe-" + site.location(), MonitorDefinition.class, this);
        this.results = results;
        this.site = site;
    }

    void start(@Observes StartupEvent event) {
        owned.start();
    }

    void stop(@Observes ShutdownEvent event) {
        owned.close();
        schedule.clear();
    }

    @Override
    public void owned(String key, MonitorDefinition definition) {
        schedule.put(definition);
    }

    @Override
    public void released(String key) {
        schedule.remove(key);
    }

    Schedule schedule() {
        return schedule;
    }

    private void publish(MonitorDefinition definition, Instant at, Observation observation) {
        results.publish(new Result(
                definition.project(),
                definition.name(),
                definition.check().kind(),
                site.location(),
                site.probe(),
                at,
                observation.status(),
                observation.took(),
                observation.phases(),
                observation.findings(),
                observation.certificateExpires(),
                definition.provenance().commit()));
    }
}
