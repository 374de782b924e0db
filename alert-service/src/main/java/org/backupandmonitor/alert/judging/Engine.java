package org.backupandmonitor.alert.judging;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.alert.backups.BackupMemory;
import org.backupandmonitor.alert.incident.IncidentBook;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.alert.incident.Problem;
import org.backupandmonitor.alert.silence.Member;
import org.backupandmonitor.alert.silence.Roll;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.Times;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.contracts.incident.Incident.Entry;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.project.ProjectDefinition;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is judged, without a framework: events go in, time is told, and effects come out. One thread only.
 *
 * <p>Events may be read again after a crash: what was judged from them once is not judged differently.
 */
final class Engine {

    /** Subject of the incident that says that Kafka can't be reached. */
    static final String KAFKA = "kafka";

    /** A backlog that is read in so short a time makes nobody look late. */
    private static final Duration SHORT_BACKLOG = Duration.ofSeconds(8);

    /** One that is not read after so long is a problem, and not excused any more. */
    private static final Duration LONGEST_BACKLOG = Duration.ofMinutes(10);

    /** Every second tick, whose length varies: time alone makes a monitor late in seconds, and there are thousands. */
    private static final Duration BETWEEN_MONITORS = Duration.ofMillis(900);

    private final IncidentBook book = new IncidentBook();
    private final Roll roll;
    private final MonitorsDesk monitors;
    private final ComponentsDesk components;
    private final BackupsDesk backups;
    private final RepositoriesDesk repositories;
    private final Map<String, ProjectDefinition> projects = new HashMap<>();
    private final Map<String, MonitorStatus> publishedBefore = new HashMap<>();
    private final Map<String, BackupMemory> rememberedBefore = new HashMap<>();
    private Effects effects = new Effects();
    private Instant monitorsJudged = Instant.MIN;
    private boolean blind;

    /**
     * @param expected kinds of component of which at least one must be heard
     * @param grace after our own start, until silence counts
     * @param repositoryGrace how long a repository may be out of reach before people hear of it
     */
    Engine(Set<Component> expected, Duration grace, Duration repositoryGrace, Instant now) {
        this.roll = new Roll(grace, now);
        this.monitors = new MonitorsDesk(roll, book);
        this.components = new ComponentsDesk(roll, expected, book);
        this.backups = new BackupsDesk(book);
        this.repositories = new RepositoriesDesk(repositoryGrace, book);
    }

    /** What was known before this process began; before anything else. */
    void restore(
            Collection<OpenIncident> open,
            Set<String> heldBack,
            Collection<MonitorStatus> statuses,
            Collection<Member> members,
            Collection<BackupMemory> memories) {
        open.forEach(incident -> book.restore(incident, heldBack.contains(incident.id())));
        statuses.forEach(status -> publishedBefore.put(status.key(), status));
        members.forEach(roll::restore);
        memories.forEach(memory -> rememberedBefore.put(memory.key(), memory));
    }

    /** What was known before this process began can't be read at the moment; it comes by {@link #recall}. */
    void awaitMemory() {
        backups.awaitMemory();
    }

    /** What was known before this process began, but could not be read when it began. */
    void recall(Collection<Member> members, Collection<BackupMemory> memories) {
        members.forEach(roll::restore);
        backups.recall(memories, effects);
    }

    /** All definitions have been handed over: what is open for something that is no more, is over. */
    void definitionsComplete(Instant now) {
        monitors.dropRemoved(List.copyOf(publishedBefore.keySet()), now, effects);
        backups.dropRemoved(now, effects);
        publishedBefore.clear();
        rememberedBefore.clear();
        resume(now);
    }

    void project(String key, @Nullable ProjectDefinition definition) {
        if (definition == null) {
            projects.remove(key);
        } else {
            projects.put(key, definition);
        }
    }

    void monitor(String key, @Nullable MonitorDefinition definition, Instant now) {
        if (definition == null) {
            monitors.remove(key, now, effects);
        } else {
            monitors.define(definition, publishedBefore.get(key), now, effects);
        }
    }

    void backup(String key, @Nullable BackupDefinition definition, Instant now) {
        if (definition == null) {
            backups.remove(key, now, effects);
        } else {
            backups.define(definition, rememberedBefore.get(key), now, effects);
        }
    }

    /** Takes in a result; false if no monitor of that name is defined. */
    boolean result(Result result, Instant now) {
        return monitors.see(result, now, effects);
    }

    /** Takes in a run; false if no backup of that name is defined. */
    boolean run(RunEvent event, Instant now) {
        return backups.see(event, now, effects);
    }

    /**
     * Takes in a heartbeat.
     *
     * @param heard when it was heard: now, or when it was said if it waited for us
     * @param taken what time it was for Kafka when it came there, or for us; null if nobody knows
     */
    void heartbeat(Heartbeat heartbeat, Instant heard, @Nullable Instant taken, Instant now) {
        components.hear(heartbeat, heard, taken, now, effects);
    }

    void repository(RepositoryEvent event, Instant now) {
        String project = event instanceof RepositoryEvent.Rejected rejected ? rejected.project() : null;
        ProjectDefinition known = project == null ? null : projects.get(project);
        repositories.see(event, known == null ? List.of() : known.owners(), now, effects);
    }

    /** A channel does not take messages. */
    void channelFailing(String channel, String problem, Instant now) {
        Problem failing = new Problem(
                IncidentKind.CHANNEL_FAILING,
                channel,
                null,
                Severity.CRITICAL,
                "Channel " + channel + " does not take messages",
                "expected the message to be taken, got: " + problem,
                null);
        if (!book.isOpen(IncidentKind.CHANNEL_FAILING, channel)) {
            book.raise(failing, now).ifPresent(effects::transition);
        }
    }

    void channelWorks(String channel, Instant now) {
        book.settle(IncidentKind.CHANNEL_FAILING, channel, "it takes messages again", now)
                .ifPresent(effects::transition);
    }

    /** Adds a line about a notification to the timeline of an incident that is still open. */
    void note(String incident, Entry entry) {
        book.note(incident, entry).ifPresent(effects::noted);
    }

    /**
     * Kafka can't be reached: nothing is judged until it can, since whatever we would say came from our own blindness.
     *
     * @param since when it was last heard
     */
    void blind(String problem, Instant since, Instant now) {
        blind = true;
        if (!book.isOpen(IncidentKind.BLIND, KAFKA)) {
            Problem unreachable = new Problem(
                    IncidentKind.BLIND,
                    KAFKA,
                    null,
                    Severity.CRITICAL,
                    "Monitoring is blind since " + Times.utc(since),
                    "expected Kafka to answer, got: " + problem + ". Nothing is judged until it answers again.",
                    null);
            book.raise(unreachable, now).ifPresent(effects::transition);
        }
    }

    /** Kafka can be reached (again). */
    void sees(Instant now) {
        if (blind) {
            blind = false;
            resume(now);
        }
        book.settle(IncidentKind.BLIND, KAFKA, "Kafka answers again", now).ifPresent(effects::transition);
    }

    /**
     * Nothing was judged for a while, by our own fault or our machine's: nobody is late by what we did not read. Or our clock
     * was set back: what is known from a time that is still to come counts as from now, or nothing newer would for as long.
     */
    void resume(Instant now) {
        roll.resume(now);
        components.resume(now);
        monitors.resume(now);
        backups.resume(now);
        repositories.resume(now);
    }

    /**
     * What happened while nobody judged is being read: nobody is late by what we have not come to, unless we never do.
     *
     * @param left records that are still to be read; 0 once we have caught up
     * @param since when the reading of them began
     */
    void catchingUp(long left, Instant since, Instant now) {
        boolean excused = now.isBefore(since.plus(LONGEST_BACKLOG));
        if (left > 0 && excused && now.isAfter(since.plus(SHORT_BACKLOG))) {
            resume(now);
        }
        monitors.lagging(left > 0 && !excused);
    }

    /** Time goes on. */
    void tick(Instant now) {
        if (blind) {
            return;
        }
        components.tick(now, effects);
        if (!now.isBefore(monitorsJudged.plus(BETWEEN_MONITORS)) || now.isBefore(monitorsJudged)) {
            monitorsJudged = now;
            monitors.tick(now, effects);
        }
        backups.tick(now, effects);
        repositories.tick(now, effects);
    }

    /** What came of everything since the last call. */
    Effects drain() {
        Effects drained = effects;
        effects = new Effects();
        return drained;
    }

    Collection<OpenIncident> openIncidents() {
        return book.all();
    }

    boolean isHeldBack(OpenIncident incident) {
        return book.isHeldBack(incident);
    }

    /** Whether a component is silent, or none of a kind that ops expect is running. */
    boolean isSilentAnywhere() {
        return components.isSilentAnywhere();
    }

    int monitorCount() {
        return monitors.size();
    }
}
