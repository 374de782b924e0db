package org.backupandmonitor.status.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.status.ingest.Progress;
import org.backupandmonitor.status.liveness.Judging;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.page.Texts;

/**
 * What the answer to "is the watching itself alive?" rests on.
 *
 * @param monitors how many monitors are defined that are not paused
 * @param backups how many backups are defined that are not paused
 * @param ingest how results stand
 */
record WatchFacts(Liveness liveness, long monitors, long backups, Progress.Standing ingest) {

    /** A message may wait for retries; one that waits longer than this tells nobody of anything. */
    static final Duration DELIVERY = Duration.ofMinutes(5);

    /** For so long results may stand still while there are some to store. */
    static final Duration INGEST = Duration.ofSeconds(60);

    /** How old the measure of the lag may be; it is taken every few seconds. */
    static final Duration MEASURE = Duration.ofSeconds(30);

    /** Why it is not, in sentences without secrets or names of projects; empty if it is. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        need(Component.CONFIG, reasons);
        if (monitors > 0) {
            need(Component.PROBE, reasons);
        }
        if (backups > 0) {
            need(Component.BACKUP, reasons);
        }
        alerting(reasons);
        storing(reasons);
        return reasons;
    }

    private void need(Component component, List<String> reasons) {
        liveness.silence(component).ifPresent(silence -> reasons.add(Texts.silent(silence.service(), silence.since())));
    }

    /** One instance that does all of it is enough; if none does, the freshest one's reasons are told. */
    private void alerting(List<String> reasons) {
        List<Heartbeat> alive = liveness.alive(Component.ALERT);
        if (alive.isEmpty()) {
            need(Component.ALERT, reasons);
            return;
        }
        List<String> fewest = null;
        for (Heartbeat heartbeat : alive) {
            List<String> theirs = problems(heartbeat);
            if (fewest == null || theirs.size() < fewest.size()) {
                fewest = theirs;
            }
        }
        if (fewest != null) {
            reasons.addAll(fewest);
        }
    }

    private static List<String> problems(Heartbeat heartbeat) {
        Map<String, Long> work = heartbeat.work();
        List<String> problems = new ArrayList<>();
        Optional<Duration> evaluation = Judging.age(heartbeat);
        if (Judging.standsBy(heartbeat)) {
            problems.add("alert-service only stands by and no instance judges");
        } else if (evaluation.isEmpty()) {
            problems.add("alert-service does not say when it evaluated last");
        } else if (evaluation.get().compareTo(Judging.PATIENCE) > 0) {
            problems.add("alert-service has not evaluated for " + Texts.duration(evaluation.get()));
        }
        long owed = work.getOrDefault("owedNow", 0L);
        long oldest = work.getOrDefault("oldestOwedAgeMillisNow", 0L);
        if (owed > 0 && oldest > DELIVERY.toMillis()) {
            problems.add("delivery is late: " + Texts.count(owed, "notification has", "notifications have")
                    + " been owed for up to " + Texts.duration(Duration.ofMillis(oldest)));
        }
        if (!work.containsKey("oldestOwedAgeMillisNow")) {
            problems.add("alert-service does not say whether messages are delivered");
        }
        if (work.getOrDefault("storageUpNow", 0L) == 0) {
            problems.add("alert-service can't reach PostgreSQL");
        }
        if (work.getOrDefault("kafkaUpNow", 0L) == 0) {
            problems.add("alert-service can't reach Kafka");
        }
        return problems;
    }

    private void storing(List<String> reasons) {
        Instant now = liveness.now();
        if (ingest.measuredAt().plus(MEASURE).isBefore(now)) {
            reasons.add("status-ui does not know how far behind its history is");
            return;
        }
        Instant since = ingest.behindSince();
        if (since != null && since.plus(INGEST).isBefore(now)) {
            reasons.add("history has not been stored since " + Texts.utc(since) + "; "
                    + Texts.count(ingest.lag(), "result waits", "results wait"));
        }
    }
}
