package org.backupandmonitor.status.monitors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.status.Sample;
import org.backupandmonitor.status.history.Check;
import org.backupandmonitor.status.liveness.Liveness;
import org.junit.jupiter.api.Test;

class CurrentStatusTest {

    private static final Instant NOW = Sample.now();
    private static final MonitorDefinition MONITOR = Sample.http("shop", "front");
    private static final MonitorStatus UP =
            Sample.status("shop", "front", Status.UP, "", NOW.minusSeconds(600), "eu-west", "office");

    private static final Map<String, Long> JUDGES = Map.of("evaluationAgeMillisNow", 120L, "judgingNow", 1L);

    private static Liveness heard(Duration ago, boolean leaving) {
        return heard(ago, leaving, JUDGES);
    }

    private static Liveness heard(Duration ago, boolean leaving, Map<String, Long> work) {
        Heartbeat beat = new Heartbeat(
                "alert-1",
                Component.ALERT,
                null,
                1,
                NOW,
                NOW.minus(ago),
                Duration.ofSeconds(5),
                leaving,
                work,
                null,
                null,
                null);
        return new Liveness(List.of(beat), NOW);
    }

    @Test
    void saysWhatAlertServiceSaidWhileItIsAlive() {
        CurrentStatus current = CurrentStatus.of(MONITOR, UP, heard(Duration.ofSeconds(14), false));

        assertThat(current.status()).isEqualTo(Status.UP);
        assertThat(current.since()).isEqualTo(UP.since());
    }

    @Test
    void isUnknownOnceAlertServiceMissedThreeHeartbeats() {
        CurrentStatus current = CurrentStatus.of(MONITOR, UP, heard(Duration.ofSeconds(16), false));

        assertThat(current.status()).isEqualTo(Status.UNKNOWN);
        assertThat(current.reason()).startsWith("alert-service has been silent since ");
        assertThat(current.locations())
                .allSatisfy(location -> assertThat(location.status()).isEqualTo(Status.UNKNOWN));
    }

    @Test
    void isUnknownWhileAlertServiceLivesButDoesNotJudge() {
        Map<String, Long> hung = Map.of("evaluationAgeMillisNow", 31_000L, "judgingNow", 1L);

        CurrentStatus current = CurrentStatus.of(MONITOR, UP, heard(Duration.ofSeconds(1), false, hung));

        assertThat(current.status()).isEqualTo(Status.UNKNOWN);
        assertThat(current.reason()).startsWith("alert-service is alive but has judged nothing since ");
    }

    @Test
    void isUnknownWhileTheOnlyAlertServiceStandsBy() {
        Map<String, Long> standby = Map.of("evaluationAgeMillisNow", 120L, "judgingNow", 0L);

        CurrentStatus current = CurrentStatus.of(MONITOR, UP, heard(Duration.ofSeconds(1), false, standby));

        assertThat(current.status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void isUnknownWithoutProofOfJudging() {
        CurrentStatus current = CurrentStatus.of(MONITOR, UP, heard(Duration.ofSeconds(1), false, Map.of()));

        assertThat(current.status()).isEqualTo(Status.UNKNOWN);
        assertThat(current.reason()).isEqualTo("alert-service is alive but does not say that it judges");
    }

    @Test
    void isUnknownWhenAlertServiceWasStoppedOnPurpose() {
        CurrentStatus current = CurrentStatus.of(MONITOR, UP, heard(Duration.ofSeconds(1), true));

        assertThat(current.status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void isUnknownWhereAlertServiceWasNeverHeard() {
        CurrentStatus current = CurrentStatus.of(MONITOR, UP, new Liveness(List.of(), NOW));

        assertThat(current.status()).isEqualTo(Status.UNKNOWN);
        assertThat(current.reason()).isEqualTo("alert-service has never been heard");
    }

    @Test
    void isUnknownBeforeAnythingWasJudged() {
        CurrentStatus current = CurrentStatus.of(MONITOR, null, heard(Duration.ZERO, false));

        assertThat(current.status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void isPausedByItsDefinitionWhateverWasJudged() {
        MonitorDefinition paused = Sample.monitor("shop", "front", Sample.httpCheck("http://x"), "moving house");

        CurrentStatus current = CurrentStatus.of(paused, UP, new Liveness(List.of(), NOW));

        assertThat(current.status()).isEqualTo(Status.PAUSED);
        assertThat(current.reason()).isEqualTo("moving house");
    }

    @Test
    void hidesAPasswordInATarget() {
        assertThat(Targets.withoutPassword("https://ada:secret@shop.example.com/a@b"))
                .isEqualTo("https://shop.example.com/a@b");
    }

    @Test
    void tellsOfChecksThatAlertServiceKeptToItself() {
        Instant newest = NOW.plusSeconds(60);
        Instant elder = NOW.plusSeconds(55);
        CurrentStatus current = CurrentStatus.of(MONITOR, UP, heard(Duration.ofSeconds(1), false))
                .seen(List.of(check("eu-west", elder), check("eu-west", newest), check("paris", elder)));

        assertThat(current.lastResult()).isEqualTo(newest);
        assertThat(current.locations())
                .filteredOn(location -> location.location().equals("eu-west"))
                .singleElement()
                .satisfies(location -> assertThat(location.lastResult()).isEqualTo(newest));
        assertThat(current.locations())
                .filteredOn(location -> location.location().equals("office"))
                .singleElement()
                .satisfies(location -> assertThat(location.lastResult())
                        .isEqualTo(UP.locations().get(1).lastResult()));
    }

    private static Check check(String location, Instant at) {
        return new Check(at, location, Status.UP, Duration.ofMillis(5));
    }
}
