package org.backupandmonitor.probe.lane;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One event loop: a check runs on one lane from its begin to its end, so that its parts need no locks. Nothing on a lane may
 * wait.
 */
public final class Lane {

    private final EventLoop loop;
    private final LongSupplier nanoTime;
    private final Pulse pulse;

    public Lane(EventLoop loop, LongSupplier nanoTime) {
        this.loop = loop;
        this.nanoTime = nanoTime;
        this.pulse = new Pulse(nanoTime.getAsLong());
    }

    /** Begins to watch the pulse; without it every check looks stalled. */
    public Lane start() {
        long every = Pulse.EVERY.toNanos();
        var unused =
                loop.scheduleAtFixedRate(() -> pulse.tick(nanoTime.getAsLong()), every, every, TimeUnit.NANOSECONDS);
        loop.execute(() -> pulse.tick(nanoTime.getAsLong()));
        return this;
    }

    public EventLoop loop() {
        return loop;
    }

    /** Monotonic, in nanoseconds; only differences mean something. */
    public long now() {
        return nanoTime.getAsLong();
    }

    /** Runs the task on the lane: at once if the caller is on it, else soon. */
    public void run(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }

    public ScheduledFuture<?> after(Duration delay, Runnable task) {
        return loop.schedule(task, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
    }

    /** For how long this lane, or the whole process, last stood still since then; zero if it did not. Call it on the lane. */
    public Duration stoodStillSince(long from) {
        return Duration.ofNanos(pulse.stoodStill(from, now()));
    }
}
