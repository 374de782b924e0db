package org.backupandmonitor.probe.monitor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.backupandmonitor.messaging.WorkReport;
import org.backupandmonitor.probe.result.Results;
import org.backupandmonitor.probe.schedule.Probers;
import org.backupandmonitor.probe.schedule.Tally;

/** What heartbeats say of this probe. Asked from one thread. */
@Singleton
public class ProbeWork implements WorkReport {

    private static final String HEARTBEAT = "heartbeat";

    /** Lost results are a problem of the moment for this long. */
    private static final long RECENT = Duration.ofMinutes(1).toNanos();

    private final MonitorsConsumer monitors;
    private final Probers probers;
    private final Tally tally;
    private final Results results;
    private long dropped;
    private long lastDropped = Long.MIN_VALUE;

    @Inject
    ProbeWork(MonitorsConsumer monitors, Probers probers, Tally tally, Results results) {
        this.monitors = monitors;
        this.probers = probers;
        this.tally = tally;
        this.results = results;
    }

    @Override
    public Map<String, Long> work() {
        Map<String, Long> work = new TreeMap<>(tally.counts());
        work.put("monitorsNow", (long) monitors.schedule().size());
        work.put("dropped", results.dropped());
        work.put("waitingNow", (long) results.waiting());
        return work;
    }

    @Override
    public List<String> kinds() {
        return Stream.concat(probers.kinds().stream(), Stream.of(HEARTBEAT))
                .sorted()
                .toList();
    }

    @Override
    public List<String> problems() {
        long now = System.nanoTime();
        List<String> problems = new ArrayList<>();
        if (tally.discarded().isRecent(now)) {
            problems.add("this probe was stalled: what its checks saw meanwhile was discarded, and they are repeated ("
                    + tally.discarded().count() + " since it began)");
        }
        if (tally.lost().isRecent(now)) {
            problems.add(
                    "checks of this probe did not end and were given up, by a fault of its own that its log names ("
                            + tally.lost().count() + " since it began); restart it if this goes on");
        }
        long lost = results.dropped();
        if (lost > dropped) {
            dropped = lost;
            lastDropped = now;
        }
        if (isRecent(lastDropped, now)) {
            problems.add("Kafka did not take results: the oldest were dropped (" + lost + " since this probe began)");
        }
        return problems;
    }

    private static boolean isRecent(long then, long now) {
        return then != Long.MIN_VALUE && now - then < RECENT;
    }
}
