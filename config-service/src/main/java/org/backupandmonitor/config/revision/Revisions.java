package org.backupandmonitor.config.revision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.backupandmonitor.config.publishing.Outbox;
import org.backupandmonitor.config.repository.RepositoryRules;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.backupandmonitor.manifest.Definitions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Stores verdicts and puts the accepted ones in force. A verdict, what is in force because of it, and what Kafka is owed are one
 * database transaction, the caller's if there is one.
 */
@ApplicationScoped
public class Revisions {

    /**
     * Told inside the transaction that ends a project: its name is free for another repository.
     *
     * @param repository that owned it
     */
    public record Ended(String project, String repository) {}

    private final RevisionRepository revisions;
    private final ProjectRepository projects;
    private final Outbox outbox;
    private final Event<Ended> ended;
    private final Clock clock;
    private final int keep;

    @Inject
    Revisions(
            RevisionRepository revisions,
            ProjectRepository projects,
            Outbox outbox,
            Event<Ended> ended,
            Clock clock,
            @ConfigProperty(name = "bam.revisions.keep") int keep) {
        this.revisions = revisions;
        this.projects = projects;
        this.outbox = outbox;
        this.ended = ended;
        this.clock = clock;
        this.keep = keep;
    }

    /**
     * Stores the verdict. An accepted manifest whose project belongs to another repository is rejected here, and what was in force
     * stays in force.
     *
     * @return the revision; the newest one of the repository if it says exactly the same, in which case nothing changes
     */
    @Transactional
    public Revision store(Submission submission, Verdict judged) {
        projects.lock();
        Verdict verdict = judged instanceof Verdict.Accepted accepted ? ownedOnly(submission, accepted) : judged;
        Optional<RevisionEntity> newest = newestBefore(submission, verdict);
        if (newest.isPresent() && saysTheSame(newest.get(), submission, verdict)) {
            return newest.get().revision();
        }
        RevisionEntity entity = RevisionEntity.of(submission, verdict, project(submission, verdict), clock.instant());
        revisions.persistAndFlush(entity);
        long id = Objects.requireNonNull(entity.id);
        if (verdict instanceof Verdict.Accepted accepted) {
            putInForce(submission, accepted, id);
        }
        outbox.event(event(submission, verdict), id);
        revisions.keepNewest(submission.repository(), keep);
        return entity.revision();
    }

    /** What was put by REST stands side by side: each project has a newest revision of its own. */
    private Optional<RevisionEntity> newestBefore(Submission submission, Verdict verdict) {
        String project = project(submission, verdict);
        return submission.repository().equals(RepositoryRules.API) && project != null
                ? revisions.newestOf(submission.repository(), project)
                : revisions.newestOf(submission.repository());
    }

    /** Waits until nobody else decides what is in force, and keeps it so until the end of the transaction. */
    @Transactional(TxType.MANDATORY)
    public void hold() {
        projects.lock();
    }

    /** Ends what the repository put in force; the names of the projects that ended. */
    @Transactional
    public List<String> endAllOf(String repository) {
        projects.lock();
        List<ProjectEntity> owned = projects.ofRepository(repository);
        owned.forEach(this::end);
        return owned.stream().map(project -> project.name).toList();
    }

    /**
     * Ends a project that was put by REST, or withdraws a manifest that was put for it and rejected. What belongs to a
     * repository is not touched.
     *
     * @return false if there is no such project and no such manifest
     */
    @Transactional
    public boolean endPut(String name) {
        projects.lock();
        Optional<ProjectEntity> put =
                projects.findByIdOptional(name).filter(project -> project.repository.equals(RepositoryRules.API));
        boolean rejected = revisions
                .newestOf(RepositoryRules.API, name)
                .filter(revision -> !revision.accepted)
                .isPresent();
        if (put.isEmpty() && !rejected) {
            return false;
        }
        put.ifPresent(this::end);
        outbox.event(new RepositoryEvent.Removed(RepositoryRules.API + "/" + name, clock.instant()), null);
        return true;
    }

    @Transactional
    public Optional<Revision> newestOf(String repository) {
        return revisions.newestOf(repository).map(RevisionEntity::revision);
    }

    @Transactional
    public List<Revision> ofProject(String project, int count) {
        return revisions.newestOfProject(project, count).stream()
                .map(RevisionEntity::revision)
                .toList();
    }

    @Transactional
    public Optional<Project> project(String name) {
        return Optional.ofNullable(projects.findById(name)).map(this::project);
    }

    @Transactional
    public List<Project> projects() {
        return projects.listAll().stream().map(this::project).toList();
    }

    @Transactional
    public List<Project> projectsOf(String repository) {
        return projects.ofRepository(repository).stream().map(this::project).toList();
    }

    /** What a topic must hold for the project, as JSON. */
    @Transactional
    public List<String> definitions(String project, String topic) {
        return outbox.values(project, topic);
    }

    private Verdict ownedOnly(Submission submission, Verdict.Accepted accepted) {
        ProjectEntity owned = projects.findById(accepted.project());
        return owned == null || owned.repository.equals(submission.repository())
                ? accepted
                : accepted.refusedFor(owned.repository);
    }

    private void putInForce(Submission submission, Verdict.Accepted accepted, long revision) {
        String name = accepted.project();
        if (!submission.repository().equals(RepositoryRules.API)) {
            // A manifest names one project; what the repository named before has been renamed.
            projects.ofRepository(submission.repository()).stream()
                    .filter(other -> !other.name.equals(name))
                    .forEach(this::end);
        }
        ProjectEntity project = projects.findById(name);
        if (project == null) {
            project = new ProjectEntity();
            project.name = name;
            project.repository = submission.repository();
            project.revision = revision;
            project.claimedAt = clock.instant();
            projects.persist(project);
        } else {
            project.revision = revision;
        }
        outbox.replace(name, Records.of(accepted.definitions()));
    }

    private void end(ProjectEntity project) {
        projects.delete(project);
        outbox.end(project.name);
        ended.fire(new Ended(project.name, project.repository));
    }

    private boolean saysTheSame(RevisionEntity newest, Submission submission, Verdict verdict) {
        if (verdict instanceof Verdict.Accepted accepted) {
            return newest.accepted
                    && newest.diagnostics().equals(accepted.diagnostics())
                    && outbox.holds(accepted.project(), Records.of(accepted.definitions()));
        }
        return !newest.accepted
                && newest.commitHash.equals(submission.commit().hash())
                && newest.diagnostics().equals(verdict.diagnostics());
    }

    private RepositoryEvent event(Submission submission, Verdict verdict) {
        if (verdict instanceof Verdict.Accepted accepted) {
            Definitions definitions = accepted.definitions();
            return new RepositoryEvent.Accepted(
                    submission.repository(),
                    submission.path(),
                    submission.commit(),
                    definitions.project().project(),
                    definitions.monitors().size(),
                    definitions.backups().size(),
                    accepted.diagnostics(),
                    clock.instant());
        }
        String project = project(submission, verdict);
        return new RepositoryEvent.Rejected(
                submission.repository(),
                submission.path(),
                submission.commit(),
                project,
                inForce(submission, project),
                verdict.diagnostics(),
                clock.instant());
    }

    /** A manifest too broken to name its project would still have replaced the one its repository has in force. */
    private @Nullable String project(Submission submission, Verdict verdict) {
        if (verdict instanceof Verdict.Accepted accepted) {
            return accepted.project();
        }
        String named = verdict instanceof Verdict.Rejected rejected ? rejected.project() : null;
        if (named != null || submission.repository().equals(RepositoryRules.API)) {
            return named;
        }
        List<ProjectEntity> owned = projects.ofRepository(submission.repository());
        return owned.size() == 1 ? owned.get(0).name : null;
    }

    /** Commit of what stays in force of the same repository; never of another one. */
    private @Nullable String inForce(Submission submission, @Nullable String project) {
        return projects.ofRepository(submission.repository()).stream()
                .filter(owned -> !submission.repository().equals(RepositoryRules.API) || owned.name.equals(project))
                .findFirst()
                .flatMap(owned -> revisions.findByIdOptional(owned.revision))
                .map(revision -> revision.commitHash)
                .orElse(null);
    }

    private Project project(ProjectEntity entity) {
        return new Project(
                entity.name,
                entity.repository,
                Objects.requireNonNull(revisions.findById(entity.revision)).revision(),
                entity.claimedAt);
    }
}
