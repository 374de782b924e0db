package org.backupandmonitor.config.polling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.backupandmonitor.config.publishing.Outbox;
import org.backupandmonitor.config.repository.Repositories;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.backupandmonitor.config.repository.RepositorySpec.Origin;
import org.backupandmonitor.config.revision.Revision;
import org.backupandmonitor.config.revision.Revisions;
import org.backupandmonitor.config.revision.Submission;
import org.backupandmonitor.config.revision.Verdict;
import org.backupandmonitor.contracts.repository.RepositoryEvent;

/** Notes what each look into a repository brought; one database transaction per look. */
@ApplicationScoped
public class PollRecord {

    /** One failure may be a hiccup of the network; the second in a row is an outage and is told. */
    static final int FAILURES_UNTIL_TOLD = 2;

    private final RepositoryStateRepository states;
    private final Repositories repositories;
    private final Revisions revisions;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    PollRecord(
            RepositoryStateRepository states,
            Repositories repositories,
            Revisions revisions,
            Outbox outbox,
            Clock clock) {
        this.states = states;
        this.repositories = repositories;
        this.revisions = revisions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What is known of every repository. */
    @Transactional
    public Map<String, RepositoryState> all() {
        return states.listAll().stream()
                .map(PollRecord::state)
                .collect(Collectors.toMap(RepositoryState::repository, state -> state));
    }

    @Transactional
    public Optional<RepositoryState> find(String repository) {
        return states.findByIdOptional(repository).map(PollRecord::state);
    }

    /** It was read, and there is nothing new to judge. */
    @Transactional
    void reached(RepositorySpec spec, String tip) {
        if (isRemoved(spec)) {
            return;
        }
        reached(states.held(spec.name()), spec, tip);
    }

    /**
     * It was read, and its content judged.
     *
     * @return the revision; empty if somebody else judged the same content meanwhile, or the repository was removed
     */
    @Transactional
    Optional<Revision> judged(
            RepositorySpec spec, Submission submission, String blob, String judgedUnder, Verdict verdict) {
        // What came into force after its repository was removed would be ended by nobody. Removing it waits from here
        // on, or
        // is over.
        revisions.hold();
        if (isRemoved(spec)) {
            return Optional.empty();
        }
        RepositoryStateEntity state = states.held(spec.name());
        boolean known = blob.equals(state.blob) && judgedUnder.equals(state.judgedUnder);
        reached(state, spec, submission.commit().hash());
        state.blob = blob;
        state.judgedUnder = judgedUnder;
        return known ? Optional.empty() : Optional.of(revisions.store(submission, verdict));
    }

    /** Its name may be what another repository's manifest was refused for, and nothing in that repository has to change. */
    void projectEnded(@Observes Revisions.Ended ended) {
        states.judgeAnewWhatWasAnothers(ended.repository());
    }

    /** It could not be read; true if that is told now. */
    @Transactional
    boolean failed(RepositorySpec spec, String problem) {
        revisions.hold();
        if (isRemoved(spec)) {
            return false;
        }
        RepositoryStateEntity state = states.held(spec.name());
        Instant now = clock.instant();
        state.configured = spec.origin() == Origin.CONFIGURED;
        state.polledAt = now;
        state.failures++;
        state.problem = problem;
        state.missingSince = null;
        Instant since = state.failingSince == null ? now : state.failingSince;
        state.failingSince = since;
        if (state.unreachable || state.failures < FAILURES_UNTIL_TOLD) {
            return false;
        }
        state.unreachable = true;
        outbox.event(new RepositoryEvent.Unreachable(spec.name(), problem, since, now), null);
        return true;
    }

    /** Whether the repository was removed while it was looked into. */
    private boolean isRemoved(RepositorySpec spec) {
        return repositories.find(spec.name()).isEmpty();
    }

    private void reached(RepositoryStateEntity state, RepositorySpec spec, String tip) {
        Instant now = clock.instant();
        if (state.unreachable || !state.reached) {
            outbox.event(new RepositoryEvent.Reachable(spec.name(), now), null);
        }
        state.configured = spec.origin() == Origin.CONFIGURED;
        state.tip = tip;
        state.polledAt = now;
        state.reached = true;
        state.failures = 0;
        state.failingSince = null;
        state.problem = null;
        state.unreachable = false;
        state.missingSince = null;
    }

    static RepositoryState state(RepositoryStateEntity entity) {
        return new RepositoryState(
                entity.repository,
                entity.configured,
                entity.tip,
                entity.blob,
                entity.judgedUnder,
                entity.polledAt,
                entity.reached,
                entity.failures,
                entity.failingSince,
                entity.problem,
                entity.unreachable,
                entity.missingSince);
    }
}
