package org.backupandmonitor.status.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.status.Sample;
import org.backupandmonitor.status.ingest.Progress.Standing;
import org.backupandmonitor.status.liveness.Liveness;
import org.junit.jupiter.api.Test;

class WatchFactsTest {

    private static final Instant NOW = Sample.now();

    private static final Map<String, Long> WELL = Map.of(
            "evaluationAgeMillisNow", 100L,
            "owedNow", 0L,
            "oldestOwedAgeMillisNow", 0L,
            "storageUpNow", 1L,
            "kafkaUpNow", 1L);

    private static Heartbeat beat(Component component, Map<String, Long> work) {
        return Sample.heartbeat(component, component + "-1", null, Duration.ofSeconds(5), false, work);
    }

    private static Map<String, Long> with(String key, long value) {
        Map<String, Long> work = new HashMap<>(WELL);
        work.put(key, value);
        return work;
    }

    private static List<Heartbeat> everybodyBut(Component missing) {
        List<Heartbeat> beats = new ArrayList<>();
        for (Component component : Component.values()) {
            if (component != missing) {
                beats.add(beat(component, WELL));
            }
        }
        return beats;
    }

    private static List<String> reasons(List<Heartbeat> beats, long monitors, long backups, Standing standing) {
        return new WatchFacts(new Liveness(beats, NOW), monitors, backups, standing).reasons();
    }

    private static List<String> reasons(List<Heartbeat> beats) {
        return reasons(beats, 1, 1, new Standing(0, null, NOW));
    }

    @Test
    void isWatchingWhenAllIsFresh() {
        assertThat(reasons(everybodyBut(null))).isEmpty();
    }

    @Test
    void isNotWatchingWhileEveryAlertServiceOnlyStandsBy() {
        List<Heartbeat> beats = everybodyBut(Component.ALERT);
        beats.add(beat(Component.ALERT, with("judgingNow", 0)));

        assertThat(reasons(beats)).containsExactly("alert-service only stands by and no instance judges");
    }

    @Test
    void isNotWatchingWithoutAlertService() {
        assertThat(reasons(everybodyBut(Component.ALERT))).containsExactly("alert-service has never been heard");
    }

    @Test
    void needsProbesOnlyForMonitorsAndBackupServiceOnlyForBackups() {
        assertThat(reasons(everybodyBut(Component.PROBE))).containsExactly("probe-service has never been heard");
        assertThat(reasons(everybodyBut(Component.PROBE), 0, 1, new Standing(0, null, NOW)))
                .isEmpty();
        assertThat(reasons(everybodyBut(Component.BACKUP))).containsExactly("backup-service has never been heard");
        assertThat(reasons(everybodyBut(Component.BACKUP), 1, 0, new Standing(0, null, NOW)))
                .isEmpty();
    }

    @Test
    void wantsEveryPartOfAlertServiceFresh() {
        assertThat(alert(with("evaluationAgeMillisNow", 31_000)))
                .containsExactly("alert-service has not evaluated for 31 s");
        assertThat(alert(with("storageUpNow", 0))).containsExactly("alert-service can't reach PostgreSQL");
        assertThat(alert(with("kafkaUpNow", 0))).containsExactly("alert-service can't reach Kafka");
        Map<String, Long> owing = with("oldestOwedAgeMillisNow", 301_000);
        owing.put("owedNow", 3L);
        assertThat(alert(owing))
                .containsExactly("delivery is late: 3 notifications have been owed for up to 5 min 1 s");
    }

    @Test
    void takesWhatAlertServiceDoesNotSayForNotProven() {
        assertThat(alert(Map.of())).hasSize(4);
    }

    @Test
    void isSatisfiedWithOneHealthyAlertServiceOfTwo() {
        List<Heartbeat> beats = everybodyBut(null);
        beats.add(Sample.heartbeat(
                Component.ALERT, "alert-2", null, Duration.ofSeconds(5), false, with("storageUpNow", 0)));

        assertThat(reasons(beats)).isEmpty();
    }

    @Test
    void noticesThatHistoryStandsStill() {
        assertThat(reasons(everybodyBut(null), 1, 1, new Standing(7, NOW.minusSeconds(61), NOW)))
                .singleElement()
                .asString()
                .contains("history has not been stored since");
        assertThat(reasons(everybodyBut(null), 1, 1, new Standing(7, NOW.minusSeconds(59), NOW)))
                .isEmpty();
        assertThat(reasons(everybodyBut(null), 1, 1, new Standing(0, null, NOW.minusSeconds(31))))
                .containsExactly("status-ui does not know how far behind its history is");
    }

    private static List<String> alert(Map<String, Long> work) {
        List<Heartbeat> beats = everybodyBut(Component.ALERT);
        beats.add(beat(Component.ALERT, work));
        return reasons(beats);
    }
}
