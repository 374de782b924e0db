package org.backupandmonitor.alert.judging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.alert.incident.IncidentBook;
import org.backupandmonitor.alert.repositories.RepositoryWatch;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.repository.RepositoryEvent;

/** Judges repositories by what config-service says of them. Not thread-safe. */
final class RepositoriesDesk {

    private final RepositoryWatch watch;
    private final IncidentBook book;

    RepositoriesDesk(Duration grace, IncidentBook book) {
        this.watch = new RepositoryWatch(grace);
        this.book = book;
    }

    /** @param owners addresses of the owners of the project that the event is about; empty if nobody knows */
    void see(RepositoryEvent event, List<String> owners, Instant now, Effects effects) {
        if (event instanceof RepositoryEvent.Unreachable unreachable) {
            watch.unreachable(unreachable, now);
            tick(now, effects);
        } else if (event instanceof RepositoryEvent.Removed) {
            removed(event.repository(), now, effects);
        } else if (event instanceof RepositoryEvent.Rejected rejected) {
            reached(event, now, effects);
            Instant at = rejected.at().isAfter(now) ? now : rejected.at();
            book.report(RepositoryWatch.rejection(rejected, owners), at, null).ifPresent(effects::transition);
        } else {
            reached(event, now, effects);
            if (event instanceof RepositoryEvent.Accepted accepted) {
                String why = "the manifest of "
                        + accepted.commit()
                                .hash()
                                .substring(
                                        0, Math.min(10, accepted.commit().hash().length()))
                        + " was accepted";
                book.settle(IncidentKind.MANIFEST_REJECTED, RepositoryWatch.subject(event), why, now)
                        .ifPresent(effects::transition);
            }
        }
    }

    void resume(Instant now) {
        watch.resume(now);
    }

    private void removed(String repository, Instant now, Effects effects) {
        watch.reachable(repository);
        for (IncidentKind kind : List.of(IncidentKind.REPOSITORY_UNREACHABLE, IncidentKind.MANIFEST_REJECTED)) {
            book.settle(kind, repository, "the repository is no longer registered", now)
                    .ifPresent(effects::transition);
        }
    }

    void tick(Instant now, Effects effects) {
        watch.problems(now).forEach(problem -> book.raise(problem, now).ifPresent(effects::transition));
    }

    private void reached(RepositoryEvent event, Instant now, Effects effects) {
        watch.reachable(event.repository());
        book.settle(IncidentKind.REPOSITORY_UNREACHABLE, event.repository(), "it can be reached again", now)
                .ifPresent(effects::transition);
    }
}
