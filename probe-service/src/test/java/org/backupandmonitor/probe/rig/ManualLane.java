package org.backupandmonitor.probe.rig;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.backupandmonitor.probe.lane.Lane;

/** A lane whose time stands still until the test moves it. */
public final class ManualLane {

    private static final Duration STEP = Duration.ofMillis(50);

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Instant start = Instant.parse("2026-11-01T12:00:00Z");
    private long nanos = 1_000_000_000_000L;
    private final long origin = nanos;
    private final Lane lane;

    public ManualLane() {
        channel.freezeTime();
        lane = new Lane(channel.eventLoop(), () -> nanos).start();
        channel.runPendingTasks();
    }

    public Lane lane() {
        return lane;
    }

    public Clock clock() {
        InstantSource now = () -> start.plusNanos(nanos - origin);
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now.instant();
            }
        };
    }

    /** Time passes and everything that is due is done when it is. */
    public void advance(Duration time) {
        long end = nanos + time.toNanos();
        while (nanos < end) {
            move(Math.min(STEP.toNanos(), end - nanos));
            channel.runPendingTasks();
        }
    }

    /** Time passes and the process does not run: afterwards everything is overdue at once. */
    public void freeze(Duration time) {
        move(time.toNanos());
    }

    /** Does what is due now. */
    public void thaw() {
        channel.runPendingTasks();
    }

    private void move(long step) {
        nanos += step;
        channel.advanceTimeBy(step, TimeUnit.NANOSECONDS);
    }
}
