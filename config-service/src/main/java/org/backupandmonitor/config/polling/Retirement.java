package org.backupandmonitor.config.polling;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.backupandmonitor.config.git.GitPull;
import org.backupandmonitor.config.publishing.Outbox;
import org.backupandmonitor.config.repository.Repositories;
import org.backupandmonitor.config.revision.Revisions;
import org.backupandmonitor.contracts.Times;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Ends the monitoring of repositories that ops removed.
 *
 * <p>One that was added through the REST API ends when it is deleted there. One that bam.yaml no longer names ends after a while, during
 * which every heartbeat says so; if bam.yaml names no repository at all, none ends, because then it was rather the file that
 * was lost. Deleting it through the REST API ends it at once in both cases.
 */
@ApplicationScoped
public class Retirement {

    private static final Logger LOG = Logger.getLogger(Retirement.class);

    private final Repositories repositories;
    private final RepositoryStateRepository states;
    private final Revisions revisions;
    private final GitPull git;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration after;

    @Inject
    Retirement(
            Repositories repositories,
            RepositoryStateRepository states,
            Revisions revisions,
            GitPull git,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "bam.retirement.after") Duration after) {
        this.repositories = repositories;
        this.states = states;
        this.revisions = revisions;
        this.git = git;
        this.outbox = outbox;
        this.clock = clock;
        this.after = after;
    }

    @Transactional
    void begin(@Observes StartupEvent event) {
        sweep();
    }

    @Scheduled(every = "${bam.retirement.sweep-every:1m}", delayed = "10s")
    @Transactional
    void sweep() {
        // Before any state is written, as everybody does who decides what is in force: the other way round, two would
        // wait for each other.
        revisions.hold();
        Instant now = clock.instant();
        for (RepositoryStateEntity state : missing()) {
            if (!fileNamesAny()) {
                // The while begins when the file is back: until then nobody was told that anything ends.
                state.missingSince = null;
            } else if (state.missingSince == null) {
                state.missingSince = now;
                LOG.warn(sentence(state));
            } else if (!now.isBefore(state.missingSince.plus(after))) {
                end(state.repository);
            }
        }
    }

    /** Whether bam.yaml names any repository at all: it may be the file that was lost. */
    boolean fileNamesAny() {
        return repositories.anyConfigured();
    }

    /** Ends what the repository put in force and forgets it; false if nothing is known of it. */
    @Transactional
    public boolean end(String repository) {
        List<String> ended = revisions.endAllOf(repository);
        boolean known = states.deleteById(repository);
        git.forget(repository);
        if (known || !ended.isEmpty()) {
            outbox.event(new RepositoryEvent.Removed(repository, clock.instant()), null);
            LOG.infof("Repository %s is removed; projects that ended with it: %s", repository, ended);
        }
        return known || !ended.isEmpty();
    }

    /** Who is missing from bam.yaml, each in a sentence that says what will happen. */
    @Transactional
    public List<String> announcements() {
        return missing().stream().map(this::sentence).toList();
    }

    private List<RepositoryStateEntity> missing() {
        List<RepositoryStateEntity> missing = new ArrayList<>();
        for (RepositoryStateEntity state : states.list("configured = true order by repository")) {
            if (!repositories.isConfigured(state.repository)
                    && repositories.find(state.repository).isEmpty()) {
                missing.add(state);
            }
        }
        return missing;
    }

    private String sentence(RepositoryStateEntity state) {
        String what = "repository \"" + state.repository + "\" is no longer in bam.yaml; what it put in force ";
        String how = "; put it back to keep it, or DELETE /api/v1/repositories/" + state.repository + " to end it now";
        return fileNamesAny()
                ? what + "ends at "
                        + Times.utc((state.missingSince == null ? clock.instant() : state.missingSince).plus(after))
                        + how
                : what + "stays, because bam.yaml names no repository at all" + how;
    }
}
