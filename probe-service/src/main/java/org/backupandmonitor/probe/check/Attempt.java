package org.backupandmonitor.probe.check;

import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.probe.lane.Lane;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One check on its way: measures its phases, gathers its findings, ends it at its timeout, and closes what it opened. All of
 * it on the lane's thread.
 */
public final class Attempt {

    private static final Logger LOG = Logger.getLogger(Attempt.class);

    private final Lane lane;
    private final Assignment<?> assignment;
    private final Consumer<Observation> done;
    private final Stopwatch stopwatch = new Stopwatch();
    private final List<Finding> findings = new ArrayList<>(0);
    private final long begun;
    private final ScheduledFuture<?> timer;
    private @Nullable Channel channel;
    private @Nullable Supplier<String> progress;
    private Supplier<Optional<String>> excuse = Optional::empty;
    private @Nullable Instant certificateExpires;
    private @Nullable Duration took;
    private boolean over;

    private Attempt(Lane lane, Assignment<?> assignment, Consumer<Observation> done) {
        this.lane = lane;
        this.assignment = assignment;
        this.done = done;
        this.begun = lane.now();
        this.timer = lane.after(assignment.timeout(), () -> guarded(this::expire));
    }

    /** Begins a check; call it on the lane. {@code done} hears of its end exactly once, unless it is aborted. */
    public static Attempt begin(Lane lane, Assignment<?> assignment, Probe probe, Consumer<Observation> done) {
        Attempt attempt = new Attempt(lane, assignment, done);
        attempt.guarded(() -> probe.run(attempt));
        return attempt;
    }

    public Lane lane() {
        return lane;
    }

    /** Whether nobody waits for this check any more. */
    public boolean isOver() {
        return over;
    }

    /** A phase begins, and with it the one before ends. */
    public void enter(Phase phase) {
        progress = null;
        excuse = Optional::empty;
        stopwatch.enter(phase, lane.now());
    }

    /** The phase ends and no other begins. */
    public void leave() {
        stopwatch.leave(lane.now());
    }

    /** What to say of the current phase if the timeout comes in it. */
    public void progress(Supplier<String> sentence) {
        progress = sentence;
    }

    /** What of the probe's own is to blame if the timeout comes in the current phase; empty, as it is unless said, if nothing is. */
    public void excuse(Supplier<Optional<String>> own) {
        excuse = own;
    }

    /** The connection now in use, registered with its event loop; closed when the attempt ends or the next one is used. */
    public void use(Channel opened) {
        closeChannel();
        channel = opened;
        if (over) {
            closeChannel();
        }
    }

    public void sawCertificate(Instant expires) {
        certificateExpires = expires;
    }

    public void add(Finding finding) {
        findings.add(finding);
    }

    public void add(List<Finding> found) {
        findings.addAll(found);
    }

    /** All that comes from the target has come: the clock stops, whatever judging it still takes. */
    public void received() {
        if (took == null) {
            stopwatch.leave(lane.now());
            took = Duration.ofNanos(lane.now() - begun);
            timer.cancel(false);
            closeChannel();
        }
    }

    public void fail(Finding finding) {
        if (!over) {
            add(finding);
            finish();
        }
    }

    public void finish() {
        if (over) {
            return;
        }
        // Closing a connection calls back, and by then nobody may have a say any more.
        over = true;
        received();
        judgeLatency();
        done.accept(observation());
    }

    /** Ends the check without telling anybody. Call it on the lane. */
    public void abort() {
        over = true;
        timer.cancel(false);
        closeChannel();
    }

    /**
     * Runs a part of the check, unless all has been received already: an exception in it is a fault of ours and ends the check
     * as such.
     */
    public void guarded(Runnable part) {
        if (over || took != null) {
            return;
        }
        try {
            part.run();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            fault(e);
        }
    }

    /** Ends the check with a fault of ours. */
    public void fault(Throwable fault) {
        LOG.errorf(
                fault,
                "A check of %s failed by a fault of the probe",
                assignment.check().kind());
        fail(Findings.ownFault(fault));
    }

    private void expire() {
        Phase phase = stopwatch.current();
        String during = progress != null ? progress.get() : phase == null ? "" : phase.during();
        String limit = "within " + Durations.text(assignment.timeout());
        String came = "none in time" + (during.isEmpty() ? "" : ", " + during);
        String what = phase == null ? "timeout" : phase.label();
        fail(excuse.get()
                .map(own -> Findings.unknown(what, "an answer " + limit, came + ": " + own))
                .orElseGet(() -> Findings.down(what, "an answer " + limit, came)));
    }

    private void judgeLatency() {
        Expectations expect = assignment.expect();
        Duration most = expect.latency();
        Duration real = took;
        if (most != null && real != null && real.compareTo(most) > 0 && works()) {
            add(Findings.degraded(
                    "latency", "an answer within " + Durations.text(most), "one after " + Durations.text(real)));
        }
    }

    /** The time a failure took says nothing about how slow the target is. */
    private boolean works() {
        return findings.stream().allMatch(finding -> finding.status() == Status.DEGRADED);
    }

    private Observation observation() {
        Duration real = took;
        return new Observation(
                real == null ? Duration.ZERO : real,
                stopwatch.phases(),
                findings,
                certificateExpires,
                lane.stoodStillSince(begun));
    }

    private void closeChannel() {
        Channel closing = channel;
        channel = null;
        if (closing == null) {
            return;
        }
        try {
            var unused = closing.close();
        } catch (RuntimeException e) {
            // Whoever waits for the end of this check must hear of it, whatever becomes of its connection.
            LOG.errorf(
                    e,
                    "A connection of a check of %s could not be closed",
                    assignment.check().kind());
        }
    }
}
