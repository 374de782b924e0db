package org.backupandmonitor.status.monitors;

import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.monitor.HeartbeatCheck;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.status.history.Check;
import org.backupandmonitor.status.history.Latencies;
import org.backupandmonitor.status.history.PastResult;
import org.backupandmonitor.status.page.Bars;
import org.backupandmonitor.status.page.Texts;
import org.backupandmonitor.status.page.Tone;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is shown of one monitor.
 *
 * @param certificateExpires when the certificate that probes saw last expires, whichever results are listed; null if they
 *     saw none
 */
public record MonitorPage(
        MonitorDefinition definition,
        CurrentStatus current,
        List<Check> seen,
        List<UptimeTile> uptimes,
        LatencyChart chart,
        Latencies.Quantiles latency,
        Range range,
        List<PastResult> results,
        @Nullable Instant older,
        boolean onlyBad,
        @Nullable Instant certificateExpires,
        List<Incident> incidents) {

    static final int BARS = 90;

    public MonitorPage {
        current = current.seen(seen);
        seen = List.copyOf(seen);
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

    public Bars bars() {
        return CheckBars.of(seen, BARS);
    }

    /** One quantile of the latency, with the words for a person. */
    public record Quantile(String name, String value, String meaning) {}

    public List<Quantile> quantiles() {
        return List.of(
                new Quantile("p50", text(latency.p50()), "half of the checks were quicker"),
                new Quantile("p95", text(latency.p95()), "95 of 100 checks were quicker"),
                new Quantile("p99", text(latency.p99()), "99 of 100 checks were quicker"),
                new Quantile(
                        "checks", Texts.count(latency.checks(), "", "").trim(), "in the time shown, answered or not"));
    }

    private static String text(@Nullable Double millis) {
        return millis == null ? "–" : Texts.latency(millis);
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
}
