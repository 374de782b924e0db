package org.backupandmonitor.status.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.backupandmonitor.status.Sample;
import org.backupandmonitor.status.SettableClock;
import org.backupandmonitor.status.StatusProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** This machine's clock ran ahead, and is set right: what was heard by the wrong time must not outlive it. */
@QuarkusTest
@TestProfile(StatusProfile.class)
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
class ClockSetBackTest {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    @Inject
    ComponentRepository repository;

    @Inject
    BlindPeriodRepository blindPeriods;

    private final SettableClock clock = new SettableClock(Sample.now());

    @BeforeEach
    void hearsOneWhileTheClockIsAnHourAhead() {
        clock.move(Duration.ofHours(1));
        hear(7);
        clock.move(Duration.ofHours(-1));
    }

    @Test
    void isNoProofOfLife() {
        assertThat(vital()).isEqualTo(Vital.SILENT);
    }

    @Test
    void givesWayToTheNextHeartbeat() {
        hear(8);

        assertThat(newest().sequence()).isEqualTo(8);
        assertThat(vital()).isEqualTo(Vital.ALIVE);
    }

    @Test
    void hidesNoSilenceAfterwards() {
        hear(8);

        clock.move(INTERVAL.multipliedBy(4));

        assertThat(vital()).isEqualTo(Vital.SILENT);
    }

    private void hear(long sequence) {
        Heartbeat heartbeat = new Heartbeat(
                "config-back",
                Component.CONFIG,
                null,
                sequence,
                clock.instant(),
                clock.instant(),
                INTERVAL,
                false,
                null,
                null,
                null,
                null);
        HeartbeatHandler handler = new HeartbeatHandler(repository, blindPeriods, clock);
        QuarkusTransaction.requiringNew().run(() -> handler.store("config-back", heartbeat));
    }

    private Heartbeat newest() {
        return repository.heartbeats().stream()
                .filter(heartbeat -> heartbeat.instance().equals("config-back"))
                .findFirst()
                .orElseThrow();
    }

    private Vital vital() {
        return new Liveness(List.of(newest()), clock.instant()).vital(newest());
    }
}
