package org.backupandmonitor.config.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.backupandmonitor.config.polling.PollCounts;
import org.backupandmonitor.config.problem.ProblemException;
import org.backupandmonitor.config.repository.RepositoryRules;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.backupandmonitor.config.revision.ManifestJudge;
import org.backupandmonitor.config.revision.Project;
import org.backupandmonitor.config.revision.Revision;
import org.backupandmonitor.config.revision.Revisions;
import org.backupandmonitor.config.revision.Submission;
import org.backupandmonitor.config.revision.Verdict;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes a manifest that was put by REST through the same judgement as one from Git. */
@ApplicationScoped
public class ManifestIntake {

    private final ManifestJudge judge;
    private final Revisions revisions;
    private final PollCounts counts;
    private final String policy;

    @Inject
    ManifestIntake(
            ManifestJudge judge,
            Revisions revisions,
            PollCounts counts,
            @ConfigProperty(name = "bam.api.policy") String policy) {
        this.judge = judge;
        this.revisions = revisions;
        this.counts = counts;
        this.policy = policy;
    }

    /**
     * What became of it.
     *
     * @param isNew whether there was no such project before
     */
    record Outcome(Revision revision, boolean isNew) {}

    /** @throws ProblemException 409 if the project belongs to a repository */
    Outcome take(String project, ManifestBody body) {
        Optional<Project> present = revisions.project(project);
        present.ifPresent(ManifestIntake::requirePutByRest);
        Submission submission =
                new Submission(RepositoryRules.API, RepositorySpec.DEFAULT_PATH, body.commit(), policy, project);
        Verdict verdict = ofProject(project, judge.judge(body.content(), submission));
        Revision revision = revisions.store(submission, verdict);
        counts.judged(revision.accepted());
        if (verdict instanceof Verdict.Accepted && !revision.accepted()) {
            // A repository claimed it between the look above and the verdict.
            revisions.project(project).ifPresent(ManifestIntake::requirePutByRest);
        }
        return new Outcome(revision, present.isEmpty());
    }

    static void requirePutByRest(Project project) {
        if (!project.repository().equals(RepositoryRules.API)) {
            throw ProblemException.of(
                    409,
                    "Owned by a repository",
                    "Project \"" + project.name() + "\" belongs to repository \"" + project.repository()
                            + "\": change its manifest there, or remove that repository first.");
        }
    }

    /** Whatever a refused manifest names, this is the project it was put for. */
    private static Verdict ofProject(String project, Verdict verdict) {
        return verdict instanceof Verdict.Rejected ? new Verdict.Rejected(project, verdict.diagnostics()) : verdict;
    }
}
