package org.backupandmonitor.status.monitors;

import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.monitor.HeartbeatCheck;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.status.history.PastResult;
import org.backupandmonitor.status.page.Texts;
import org.backupandmonitor.status.page.Tone;
import org.jspecify.annotations.Nullable;

/** Everything that is shown of one monitor. */
public record MonitorPage(
        MonitorDefinition definition,
        CurrentStatus current,
        Bars bars,
        List<UptimeTile> uptimes,
        LatencyChart chart,
        Range range,
        List<PastResult> results,
        boolean onlyBad,
        List<Incident> incidents) {

    public MonitorPage {
        uptimes = List.copyOf(uptimes);
        results = List.copyOf(results);
        incidents = List.copyOf(incidents);
    }

    public Tone tone() {
        return Tone.of(current.status());
    }

    public String target() {
        return Targets.of(definition.check());
    }

    public String path() {
        return "/monitors/" + definition.key();
    }

    public List<Range> ranges() {
        return List.of(Range.values());
    }

    public boolean heartbeat() {
        return definition.check() instanceof HeartbeatCheck;
    }

    /** Where people read what to do; null if the manifest names no web page. */
    public @Nullable String runbook() {
        String runbook = definition.runbook();
        return runbook != null && runbook.matches("(?i)https?://.+") ? runbook : null;
    }

    /** How much later than its interval a call still comes in time. */
    public String grace() {
        return definition.check() instanceof HeartbeatCheck check ? Texts.duration(check.grace()) : "";
    }

    /** When the newest certificate that a probe saw expires; null if none was seen. */
    public @Nullable Instant certificateExpires() {
        return results.stream()
                .map(PastResult::certificateExpires)
                .filter(expires -> expires != null)
                .findFirst()
                .orElse(null);
    }
}
