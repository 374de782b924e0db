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
import org.backupandmonitor.status.liveness.Liveness;
import org.junit.jupiter.api.Test;

class CurrentStatusTest {

    private static final Instant NOW = Sample.now();
    private static final MonitorDefinition MONITOR = Sample.http("shop", "front");
    private static final MonitorStatus UP =
            Sample.status("shop", "front", Status.UP, "", NOW.minusSeconds(600), "eu-west", "office");

    private static Liveness heard(Duration ago, boolean leaving) {
        Heartbeat beat = new Heartbeat(
                "alert-1",
                Component.ALERT,
                null,
                1,
                NOW,
                NOW.minus(ago),
                Duration.ofSeconds(5),
                leaving,
                Map.of(),
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
}
