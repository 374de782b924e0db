package org.backupandmonitor.probe.schedule;

import io.netty.util.concurrent.ScheduledFuture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.probe.check.Attempt;
import org.backupandmonitor.probe.check.Observation;
import org.backupandmonitor.probe.lane.Lane;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One monitor under watch: checked at its cadence, never twice at once. All that is not final or volatile belongs to the
 * lane's thread.
 */
final class Watch {

    private static final Logger LOG = Logger.getLogger(Watch.class);

    /** A check that begins later than this after it was due is late. */
    private static final long LATE = Duration.ofSeconds(1).toNanos();

    /** After a check that the probe itself spoilt. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private static final long SOON = Duration.ofSeconds(5).toNanos();

    /** A check that has not ended so long after its timeout never will; a long answer may be judged for some seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Lane lane;
    private final Ready ready;
    private final Cadence cadence;
    private final Tally tally;
    private final Clock clock;
    private final Observer observer;
    private volatile MonitorDefinition definition;
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable ScheduledFuture<?> timerOfRepeat;
    private @Nullable Attempt attempt;
    private long due;
    private long begun;
    private boolean placed;
    private boolean running;
    private boolean repeated;
    private boolean stopped;

    Watch(MonitorDefinition definition, Ready ready, Lane lane, Tally tally, Clock clock, Observer observer) {
        this.definition = definition;
        this.ready = ready;
        this.lane = lane;
        this.tally = tally;
        this.clock = clock;
        this.observer = observer;
        this.cadence = Cadence.of(definition.key(), definition.every());
    }

    /** Whether the definition asks for just the same checks, so that nothing has to begin anew. */
    boolean serves(MonitorDefinition other) {
        MonitorDefinition own = definition;
        return own.check().equals(other.check())
                && own.expect().equals(other.expect())
                && own.every().equals(other.every())
                && own.timeout().equals(other.timeout())
                && own.policy().equals(other.policy());
    }

    /** Results belong to this definition from now on; only for one that {@link #serves} allows. */
    void follow(MonitorDefinition newer) {
        definition = newer;
    }

    void start(int monitors) {
        lane.run(() -> {
            Duration delay = cadence.first(monitors);
            due = lane.now() + delay.toNanos();
            timer = lane.after(delay, this::due);
        });
    }

    /** Ends it at once; a check on its way is dropped. */
    void stop() {
        lane.run(() -> {
            stopped = true;
            cancel(timer);
            cancel(timerOfRepeat);
            if (running) {
                abort();
            }
        });
    }

    private static void cancel(@Nullable ScheduledFuture<?> pending) {
        if (pending != null) {
            pending.cancel(false);
        }
    }

    void checkNow() {
        lane.run(() -> {
            if (!stopped && isFree()) {
                tally.due(1);
                check();
            }
        });
    }

    private void due() {
        if (stopped) {
            return;
        }
        long behind = lane.now() - due;
        tally.due(1);
        if (!isFree() || behind > cadence.every().toNanos()) {
            tally.skipped(1);
        } else {
            if (behind > LATE) {
                tally.late();
            }
            check();
        }
        next();
    }

    /** Whether no check is on its way. One that is lost is given up: by no fault of ours may a watch end without a word. */
    private boolean isFree() {
        long patience = ready.assignment().timeout().plus(PATIENCE).toNanos();
        if (running && lane.now() - begun > patience) {
            LOG.errorf("A check of %s did not end after its timeout, and is given up", definition.key());
            abort();
            tally.lost().happened(lane.now());
        }
        return !running;
    }

    private void abort() {
        if (attempt != null) {
            attempt.abort();
            attempt = null;
        }
        running = false;
        tally.ended();
    }

    private void next() {
        long now = lane.now();
        if (placed) {
            long every = cadence.every().toNanos();
            long missed = Math.max(0, (now - due) / every);
            tally.due(missed);
            tally.skipped(missed);
            due += (missed + 1) * every;
        } else {
            due = now + cadence.second(clock.instant()).toNanos();
            placed = true;
        }
        timer = lane.after(Duration.ofNanos(due - now), this::due);
    }

    private void check() {
        running = true;
        begun = lane.now();
        tally.begun();
        Instant at = clock.instant();
        Attempt started = Attempt.begin(lane, ready.assignment(), ready.probe(), observation -> ended(at, observation));
        attempt = running ? started : null;
    }

    private void ended(Instant at, Observation observation) {
        running = false;
        attempt = null;
        tally.ended();
        if (observation.isSpoilt()) {
            tally.discarded().happened(lane.now());
            repeat();
            return;
        }
        repeated = false;
        tally.done();
        observer.observed(definition, at, observation);
    }

    /** Once, and only if its turn does not come soon anyway: repetitions without end would keep a busy process busy. */
    private void repeat() {
        if (repeated || due - lane.now() < SOON) {
            return;
        }
        repeated = true;
        timerOfRepeat = lane.after(AGAIN, () -> {
            if (!stopped && isFree()) {
                check();
            }
        });
    }
}
