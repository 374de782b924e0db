package org.backupandmonitor.config.polling;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.backupandmonitor.config.git.GitPull;
import org.backupandmonitor.config.git.Pulled;
import org.backupandmonitor.config.git.UnreachableException;
import org.backupandmonitor.config.ping.PingKeyCheck;
import org.backupandmonitor.config.policy.KnownNames;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.backupandmonitor.config.revision.ManifestJudge;
import org.backupandmonitor.config.revision.Revision;
import org.backupandmonitor.config.revision.Submission;
import org.backupandmonitor.config.revision.Verdict;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.RepositoryEvent.Commit;
import org.backupandmonitor.messaging.EventMapper;
import org.backupandmonitor.messaging.operations.Policies;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** One look into one repository, from the pull to what is stored. One repository is looked into by one thread at a time. */
@ApplicationScoped
public class Poll {

    private static final Logger LOG = Logger.getLogger(Poll.class);

    private final GitPull git;
    private final ManifestJudge judge;
    private final PollRecord record;
    private final PollCounts counts;
    private final Policies policies;
    private final KnownNames names;
    private final PingKeyCheck pingKey;
    private final String version;

    @Inject
    Poll(
            GitPull git,
            ManifestJudge judge,
            PollRecord record,
            PollCounts counts,
            Policies policies,
            KnownNames names,
            PingKeyCheck pingKey,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.git = git;
        this.judge = judge;
        this.record = record;
        this.counts = counts;
        this.policies = policies;
        this.names = names;
        this.pingKey = pingKey;
        this.version = version;
    }

    /** Looks. False if the repository could not be read, which is noted; other failures are ours and are thrown. */
    boolean look(RepositorySpec spec) {
        Optional<RepositoryState> state = record.find(spec.name());
        String judgedUnder = judgedUnder(spec);
        boolean sameRules = state.isPresent() && judgedUnder.equals(state.get().judgedUnder());
        try {
            Pulled pulled = git.pull(spec, sameRules ? state.get().tip() : null);
            take(
                    spec,
                    pulled,
                    judgedUnder,
                    sameRules ? Optional.ofNullable(state.get().blob()) : Optional.empty());
            counts.done();
            return true;
        } catch (UnreachableException e) {
            failed(spec, String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Notes that the repository could not be read. */
    void failed(RepositorySpec spec, String problem) {
        counts.failed();
        if (record.failed(spec, problem)) {
            LOG.warnf("Repository %s can't be read, what is in force stays in force: %s", spec.name(), problem);
        }
    }

    private void take(RepositorySpec spec, Pulled pulled, String judgedUnder, Optional<String> judgedBlob) {
        if (pulled instanceof Pulled.Found found) {
            if (judgedBlob.equals(Optional.of(found.blob()))) {
                record.reached(spec, found.tip());
                return;
            }
            Submission submission = submission(spec, found.commit());
            store(spec, submission, found.blob(), judgedUnder, judge.judge(found.content(), submission));
        } else if (pulled instanceof Pulled.Unsuitable unsuitable) {
            if (judgedBlob.equals(Optional.of(unsuitable.blob()))) {
                record.reached(spec, unsuitable.tip());
                return;
            }
            store(
                    spec,
                    submission(spec, unsuitable.commit()),
                    unsuitable.blob(),
                    judgedUnder,
                    Verdict.Rejected.unread(unsuitable.code(), unsuitable.problem()));
        } else {
            record.reached(spec, pulled.tip());
        }
    }

    private void store(RepositorySpec spec, Submission submission, String blob, String judgedUnder, Verdict verdict) {
        Optional<Revision> stored = record.judged(spec, submission, blob, judgedUnder, verdict);
        stored.ifPresent(revision -> {
            counts.judged(revision.accepted());
            LOG.infof(
                    "Repository %s, commit %.10s: %s",
                    spec.name(),
                    revision.commit().hash(),
                    revision.accepted()
                            ? "project " + revision.project() + " accepted, " + revision.monitors() + " monitors, "
                                    + revision.backups() + " backups"
                            : "rejected: " + firstError(revision));
        });
    }

    private static String firstError(Revision revision) {
        return revision.diagnostics().stream()
                .filter(diagnostic -> diagnostic.level() == Diagnostic.Level.ERROR)
                .map(Diagnostic::text)
                .findFirst()
                .orElse("without a reason");
    }

    private static Submission submission(RepositorySpec spec, Commit commit) {
        return new Submission(spec.name(), spec.path(), commit, spec.policy(), null);
    }

    /** Changes with whatever can change the verdict on the same content: what ops configured, the key, the path, and the software itself. */
    private String judgedUnder(RepositorySpec spec) {
        try {
            String rules = EventMapper.json()
                    .writeValueAsString(policies.find(spec.policy()).orElse(null));
            String all = version + "\n" + spec.policy() + "\n" + rules + "\n" + names.summary() + "\n" + spec.path()
                    + "\n" + pingKey.accepted();
            return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy can't be written as JSON", e);
        }
    }
}
