package org.backupandmonitor.alert.repositories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.backupandmonitor.alert.incident.Problem;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.Times;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.jspecify.annotations.Nullable;

/** Follows repositories: which can't be reached for too long, and what to say of a rejected manifest. Not thread-safe. */
public final class RepositoryWatch {

    /** Manifests that are put by REST come from no repository; each of their projects stands for itself. */
    private static final String API = "api";

    private static final int MAX_DIAGNOSTICS = 20;

    private final Duration grace;
    private final Map<String, RepositoryEvent.Unreachable> unreachable = new HashMap<>();

    /** @param grace how long a repository may be out of reach before people hear of it */
    public RepositoryWatch(Duration grace) {
        this.grace = grace;
    }

    public void unreachable(RepositoryEvent.Unreachable event, Instant now) {
        boolean ahead = event.since().isAfter(now);
        unreachable.put(
                event.repository(),
                ahead ? new RepositoryEvent.Unreachable(event.repository(), event.problem(), now, now) : event);
    }

    /** Nothing is out of reach since a time that is still to come. */
    public void resume(Instant now) {
        List.copyOf(unreachable.values()).forEach(event -> unreachable(event, now));
    }

    public void reachable(String repository) {
        unreachable.remove(repository);
    }

    /** Repositories that have been out of reach for longer than the grace. */
    public List<Problem> problems(Instant now) {
        List<Problem> problems = new ArrayList<>();
        unreachable.values().forEach(event -> {
            if (!now.isBefore(event.since().plus(grace))) {
                problems.add(new Problem(
                        IncidentKind.REPOSITORY_UNREACHABLE,
                        event.repository(),
                        null,
                        Severity.WARNING,
                        "Repository " + event.repository() + " can't be reached",
                        event.problem() + " (since " + Times.utc(event.since()) + "; what was in force stays in force)",
                        null));
            }
        });
        return problems;
    }

    /** What an event is about: a repository, or {@code api/PROJECT} for a project that is put by REST. */
    public static String subject(RepositoryEvent event) {
        String project = null;
        if (event instanceof RepositoryEvent.Rejected rejected) {
            project = rejected.project();
        } else if (event instanceof RepositoryEvent.Accepted accepted) {
            project = accepted.project();
        }
        return event.repository().equals(API) && project != null ? API + "/" + project : event.repository();
    }

    /**
     * The problem that a rejected manifest is.
     *
     * @param owners addresses of the project's owners
     */
    public static Problem rejection(RepositoryEvent.Rejected event, Iterable<String> owners) {
        List<Diagnostic> errors = event.diagnostics().stream()
                .filter(each -> each.level() == Diagnostic.Level.ERROR)
                .toList();
        Set<String> people = new LinkedHashSet<>();
        String author = event.commit().email();
        if (author != null && author.contains("@")) {
            people.add(author);
        }
        owners.forEach(people::add);
        String what = errors.size() == 1 ? "1 error" : errors.size() + " errors";
        return new Problem(
                IncidentKind.MANIFEST_REJECTED,
                subject(event),
                event.project(),
                Severity.WARNING,
                "Manifest of " + subject(event) + " rejected at "
                        + shortHash(event.commit().hash()) + ": " + what,
                detail(event, errors),
                null,
                people,
                true);
    }

    private static String detail(RepositoryEvent.Rejected event, List<Diagnostic> errors) {
        String listed = errors.stream()
                .limit(MAX_DIAGNOSTICS)
                .map(each -> event.path() + ":" + each.text())
                .collect(Collectors.joining("\n"));
        String more = errors.size() > MAX_DIAGNOSTICS ? "\n... and " + (errors.size() - MAX_DIAGNOSTICS) + " more" : "";
        return listed + more + "\n" + inForce(event.inForce()) + by(event.commit());
    }

    private static String inForce(@Nullable String hash) {
        return hash == null
                ? "No earlier revision is in force: nothing of this manifest is watched."
                : "The revision of " + shortHash(hash) + " stays in force.";
    }

    private static String by(RepositoryEvent.Commit commit) {
        String subject = commit.subject() == null ? "" : " (\"" + commit.subject() + "\")";
        return commit.author() == null
                ? ""
                : " The rejected commit " + shortHash(commit.hash()) + subject + " is by " + commit.author() + ".";
    }

    private static String shortHash(String hash) {
        return hash.length() <= 10 ? hash : hash.substring(0, 10);
    }
}
