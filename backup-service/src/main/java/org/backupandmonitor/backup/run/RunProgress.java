package org.backupandmonitor.backup.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.backupandmonitor.backup.source.Progress;
import org.backupandmonitor.contracts.backup.RunEvent;

/** Tells how far a run has come: each new phase at once, and otherwise no more often than is useful. Thread-safe. */
final class RunProgress implements Progress.Listener {

    private final Claim claim;
    private final Consumer<RunEvent.Progress> told;
    private final Clock clock;
    private final Duration every;
    private String phase = "";
    private Instant last = Instant.MIN;

    RunProgress(Claim claim, Consumer<RunEvent.Progress> told, Clock clock, Duration every) {
        this.claim = claim;
        this.told = told;
        this.clock = clock;
        this.every = every;
    }

    @Override
    public synchronized void progressed(Progress progress) {
        Instant now = clock.instant();
        if (progress.phase().equals(phase) && now.isBefore(last.plus(every))) {
            return;
        }
        phase = progress.phase();
        last = now;
        told.accept(new RunEvent.Progress(
                claim.definition().project(),
                claim.definition().name(),
                claim.id(),
                claim.kind(),
                progress.phase(),
                progress.percent(),
                progress.files(),
                progress.bytes(),
                now));
    }
}
