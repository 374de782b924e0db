package org.backupandmonitor.probe.ping;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.Phases;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.result.Site;

/**
 * Turns jobs' calls into results: success is UP, failure DOWN. The start of a job and what it tells on its way are results
 * of status UNKNOWN, which leave the monitor's status as it is. Thread-safe.
 */
@Singleton
class Calls {

    private static final int STARTS = 10_000;
    private static final int TEXT = 200;

    private final Site site;
    private final Clock clock;
    private final Map<String, Instant> starts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > STARTS;
        }
    };

    @Inject
    Calls(Site site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    /**
     * The result of a call; it took as long as the job since its start, if that was told here too.
     *
     * @param text what the job said; may be empty
     */
    Result result(MonitorDefinition job, Signal signal, String text) {
        Instant now = clock.instant();
        List<Finding> findings = findings(signal, text);
        Status status = findings.isEmpty() ? Status.UP : findings.get(0).status();
        return new Result(
                job.project(),
                job.name(),
                job.check().kind(),
                site.location(),
                site.probe(),
                now,
                status,
                took(job.key(), signal, now),
                Phases.NONE,
                findings,
                null,
                job.provenance().commit());
    }

    private static List<Finding> findings(Signal signal, String text) {
        String said = text.isEmpty() ? "" : ": " + Tail.last(text, TEXT);
        if (signal instanceof Signal.Failure) {
            return List.of(Findings.down("job", "a job that succeeds", "a failure" + said));
        }
        if (signal instanceof Signal.Exit exit && exit.code() != 0) {
            return List.of(Findings.down("exit code", "exit code 0", exit.code() + said));
        }
        if (signal instanceof Signal.Start) {
            return List.of(Findings.unknown("start", "the end of the job", "its start" + said));
        }
        if (signal instanceof Signal.Note) {
            return List.of(Findings.unknown("log", "the end of the job", "a note" + said));
        }
        return List.of();
    }

    private Duration took(String key, Signal signal, Instant now) {
        synchronized (starts) {
            if (signal instanceof Signal.Start) {
                starts.put(key, now);
                return Duration.ZERO;
            }
            if (signal instanceof Signal.Note) {
                return Duration.ZERO;
            }
            Instant start = starts.remove(key);
            return start == null || start.isAfter(now) ? Duration.ZERO : Duration.between(start, now);
        }
    }
}
