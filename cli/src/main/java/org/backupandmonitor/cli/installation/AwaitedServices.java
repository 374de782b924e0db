package org.backupandmonitor.cli.installation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.backupandmonitor.stack.process.ChildProcess;

/** Waits until services are ready, and gives up on one that dies again and again or takes too long. */
final class AwaitedServices {

    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final int DEATHS_AT_START = 3;
    private static final long ASK_AGAIN_AFTER_MILLIS = 200;

    private final Function<String, Supervised> processes;
    private final Progress progress;
    private final Readiness readiness = new Readiness();
    private final Semaphore happened = new Semaphore(0);

    /** @param processes finds a service's process by its name */
    AwaitedServices(Function<String, Supervised> processes, Progress progress) {
        this.processes = processes;
        this.progress = progress;
    }

    /** Has the services looked at without further waiting, since one of them ended or none is wanted any more. */
    void look() {
        happened.release();
    }

    /**
     * Returns when all are ready.
     *
     * @throws InstallationException if one can't be expected to be
     */
    void await(List<ServicePlan> plans) {
        List<ServicePlan> waiting = new ArrayList<>(plans);
        Instant deadline = Instant.now().plus(READY_WITHIN);
        while (true) {
            waiting.removeIf(plan -> isReady(plan, deadline));
            if (waiting.isEmpty()) {
                return;
            }
            pause();
        }
    }

    private boolean isReady(ServicePlan plan, Instant deadline) {
        String problem = readiness.problem(plan);
        if (problem.isEmpty()) {
            progress.done(plan.name() + " is ready");
            return true;
        }
        giveUpOnceHopeless(plan, problem, deadline);
        return false;
    }

    private void giveUpOnceHopeless(ServicePlan plan, String problem, Instant deadline) {
        Supervised service = processes.apply(plan.name());
        boolean dies = service.deaths() >= DEATHS_AT_START;
        if (!dies && Instant.now().isBefore(deadline)) {
            return;
        }
        ChildProcess process = service.process();
        throw new InstallationException(plan.name()
                + (dies
                        ? " ended " + service.deaths() + " times while it started"
                        : " was not ready within " + READY_WITHIN.toSeconds() + " s (" + problem + ")")
                + "."
                + (process == null ? "" : " The end of " + process.log() + ":\n" + process.logTail()));
    }

    /** Nothing tells that a service has become ready, so it is asked again; an end is noticed at once. */
    private void pause() {
        try {
            if (happened.tryAcquire(ASK_AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS)) {
                happened.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InstallationException("the start was interrupted");
        }
    }
}
