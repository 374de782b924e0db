package org.backupandmonitor.alert.judging;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backupandmonitor.messaging.WorkReport;

/**
 * The proof of work in alert-service's heartbeats. status-ui judges alert-service by these keys:
 *
 * <ul>
 *   <li>{@code evaluationAgeMillisNow}: age of the last round of judging; far below 5,000 while all is well
 *   <li>{@code judgingNow}: 1 on the instance that judges, 0 on one that stands by
 *   <li>{@code owedNow}: notifications owed; {@code oldestOwedAgeMillisNow}: age of the oldest of them, 0 without any
 *   <li>{@code storageUpNow}: 1 while PostgreSQL answers and nothing waits for it, else 0
 *   <li>{@code kafkaUpNow}: 1 while Kafka answers, else 0 (such a heartbeat may come late)
 *   <li>{@code lagMillisNow}: age of the newest record when it was read
 *   <li>{@code monitorsNow}; and since the process began {@code resultsSeen}, {@code evaluated} (rounds),
 *       {@code transitions}, {@code sent}, {@code failed} (attempts)
 * </ul>
 */
@Singleton
class AlertWorkReport implements WorkReport {

    private final JudgingService judging;

    @Inject
    AlertWorkReport(JudgingService judging) {
        this.judging = judging;
    }

    @Override
    public Map<String, Long> work() {
        Work work = judging.work();
        Map<String, Long> report = new TreeMap<>();
        report.put("evaluationAgeMillisNow", judging.evaluationAge().toMillis());
        report.put("judgingNow", work.isJudging() ? 1L : 0L);
        report.put("owedNow", (long) judging.owed());
        report.put("oldestOwedAgeMillisNow", judging.oldestOwed().toMillis());
        report.put("storageUpNow", judging.isStorageUp() ? 1L : 0L);
        report.put("kafkaUpNow", work.isKafkaUp() ? 1L : 0L);
        report.put("lagMillisNow", work.lagMillis());
        report.put("monitorsNow", (long) work.monitors());
        report.put("resultsSeen", work.results());
        report.put("evaluated", work.rounds());
        report.put("transitions", work.transitions());
        report.put("sent", judging.sent());
        report.put("failed", judging.failed());
        return report;
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>(judging.routingProblems());
        if (!judging.isStorageUp()) {
            problems.add("PostgreSQL does not answer: notifications go out from memory and are recorded later");
        }
        if (!judging.isKafkaUp()) {
            problems.add("Kafka does not answer: monitoring is blind");
        }
        return problems;
    }
}
