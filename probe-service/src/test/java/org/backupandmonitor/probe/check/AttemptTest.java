package org.backupandmonitor.probe.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.netty.channel.Channel;
import io.netty.channel.local.LocalChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.monitor.TcpCheck;
import org.backupandmonitor.probe.rig.ManualLane;
import org.backupandmonitor.probe.rig.Rig;
import org.junit.jupiter.api.Test;

class AttemptTest {

    private static final Assignment<TcpCheck> ASSIGNMENT =
            new Assignment<>(new TcpCheck("ok.test", 80), Expectations.NONE, Duration.ofSeconds(5), Rig.OPEN);

    private final ManualLane time = new ManualLane();
    private final List<Observation> ends = new ArrayList<>();

    private Attempt begin(Probe probe) {
        return Attempt.begin(time.lane(), ASSIGNMENT, probe, ends::add);
    }

    @Test
    void aConnectionThatCannotBeClosedKeepsNobodyFromHearingOfTheEnd() {
        Channel unregistered = new LocalChannel();
        assertThatIllegalStateException().isThrownBy(unregistered::close);

        begin(attempt -> {
            attempt.use(unregistered);
            attempt.finish();
        });

        assertThat(ends).extracting(Observation::status).containsExactly(Status.UP);
    }

    @Test
    void aTimeoutWhoseWordsCannotBeSaidEndsTheCheckAllTheSame() {
        begin(attempt -> {
            attempt.enter(Phase.CONNECT);
            attempt.progress(() -> {
                throw new IllegalStateException("a fault of ours");
            });
        });

        time.advance(Duration.ofSeconds(6));

        assertThat(ends).extracting(Observation::status).containsExactly(Status.UNKNOWN);
    }

    @Test
    void aTimeoutIsTheTargetsFaultUnlessThePhaseHasAnExcuse() {
        begin(attempt -> {
            attempt.enter(Phase.RESOLVE);
            attempt.excuse(() -> java.util.Optional.of("we are deaf"));
        });
        begin(attempt -> {
            attempt.enter(Phase.RESOLVE);
            attempt.excuse(() -> java.util.Optional.of("we are deaf"));
            attempt.enter(Phase.CONNECT);
        });

        time.advance(Duration.ofSeconds(6));

        assertThat(ends).extracting(Observation::status).containsExactly(Status.UNKNOWN, Status.DOWN);
        assertThat(ends.get(0).findings())
                .extracting(Finding::actual)
                .containsExactly("none in time, while the name was being resolved: we are deaf");
    }
}
