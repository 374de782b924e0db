package org.backupandmonitor.alert.judging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.backupandmonitor.alert.Samples;
import org.backupandmonitor.alert.incident.Ending;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.alert.incident.Transition;
import org.backupandmonitor.alert.silence.Member;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.monitor.Status;

/** An engine with time that passes as a test says, and everything that came of it. */
final class World {

    static final Duration BEAT = Duration.ofSeconds(5);

    private final Engine engine;
    private final Duration grace;
    private final Set<Component> expected;
    private final Instant began;
    private final Map<String, MonitorDefinition> monitors = new HashMap<>();
    private final Map<String, MonitorStatus> statuses = new TreeMap<>();
    private final List<MonitorStatus> history = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final Map<String, Member> members = new HashMap<>();
    private Instant now;

    World(Instant began, Duration grace) {
        this(began, grace, Set.of());
    }

    World(Instant began, Duration grace, Set<Component> expected) {
        this.began = began;
        this.now = began;
        this.grace = grace;
        this.expected = expected;
        this.engine = new Engine(expected, grace, Duration.ofMinutes(1), began);
    }

    Engine engine() {
        return engine;
    }

    Instant now() {
        return now;
    }

    MonitorDefinition define(MonitorDefinition monitor) {
        monitors.put(monitor.key(), monitor);
        engine.monitor(monitor.key(), monitor, now);
        collect();
        return monitor;
    }

    BackupDefinition define(BackupDefinition backup) {
        engine.backup(backup.key(), backup, now);
        collect();
        return backup;
    }

    void remove(MonitorDefinition monitor) {
        monitors.remove(monitor.key());
        engine.monitor(monitor.key(), null, now);
        collect();
    }

    /** One probe of each location is heard. */
    void probes(String... locations) {
        for (String location : locations) {
            engine.heartbeat(Samples.probe("probe-" + location + "-1", location, began, now, BEAT), now, now, now);
        }
        collect();
    }

    void heartbeat(Heartbeat heartbeat) {
        engine.heartbeat(heartbeat, now, now, now);
        collect();
    }

    void leave(String location) {
        engine.heartbeat(
                Samples.heartbeat("probe-" + location + "-1", Component.PROBE, location, began, now, BEAT, true),
                now,
                now,
                now);
        collect();
    }

    void up(MonitorDefinition monitor, String location) {
        result(Samples.up(monitor, location, now));
        now = now.plusMillis(1);
    }

    void down(MonitorDefinition monitor, String location) {
        result(Samples.down(monitor, location, now));
        now = now.plusMillis(1);
    }

    void result(Result result) {
        engine.result(result, now);
        collect();
    }

    void run(RunEvent run) {
        engine.run(run, now);
        collect();
    }

    /** Time passes in seconds, with the heartbeats of the locations named. */
    void pass(Duration time, String... heard) {
        Instant end = now.plus(time);
        Instant nextBeat = now;
        while (now.isBefore(end)) {
            if (!now.isBefore(nextBeat)) {
                probes(heard);
                nextBeat = now.plus(BEAT);
            }
            now = now.plusSeconds(1);
            engine.tick(now);
            collect();
        }
    }

    /** One second passes. */
    void second() {
        now = now.plusSeconds(1);
        engine.tick(now);
        collect();
    }

    void blindFor(Duration time, Instant since) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusSeconds(1);
            engine.blind("no answer", since, now);
            engine.tick(now);
            collect();
        }
    }

    /** The process is stopped for a time, and goes on. */
    void standStill(Duration time) {
        now = now.plus(time);
        engine.resume(now);
        engine.tick(now);
        collect();
    }

    /** Our own clock is set back. */
    void setBack(Duration time) {
        now = now.minus(time);
        engine.resume(now);
        collect();
    }

    /** For so long, what waited for us is read, and nothing of it is new. */
    void catchUp(Duration time) {
        Instant since = now;
        while (now.isBefore(since.plus(time))) {
            now = now.plusSeconds(1);
            engine.catchingUp(1_000_000, since, now);
            engine.tick(now);
            collect();
        }
    }

    void sees() {
        engine.sees(now);
        collect();
    }

    /** The same system with a new process, after it was away for a time. */
    World restarted(Duration away) {
        World next = new World(now.plus(away), grace, expected);
        Set<String> heldBack = engine.openIncidents().stream()
                .filter(engine::isHeldBack)
                .map(OpenIncident::id)
                .collect(Collectors.toSet());
        next.engine.restore(engine.openIncidents(), heldBack, statuses.values(), members.values(), List.of());
        next.members.putAll(members);
        next.statuses.putAll(statuses);
        monitors.values().forEach(next::define);
        next.engine.definitionsComplete(next.now);
        next.collect();
        return next;
    }

    /** Takes what came of events that were handed to the engine itself. */
    Effects collect() {
        Effects effects = engine.drain();
        transitions.addAll(effects.transitions());
        effects.members().forEach(member -> members.put(member.instance(), member));
        effects.statuses().forEach((key, status) -> {
            if (status == null) {
                statuses.remove(key);
            } else {
                statuses.put(key, status);
                history.add(status);
            }
        });
        return effects;
    }

    MonitorStatus status(MonitorDefinition monitor) {
        return statuses.get(monitor.key());
    }

    Status locationStatus(MonitorDefinition monitor, String location) {
        return status(monitor).locations().stream()
                .filter(each -> each.location().equals(location))
                .findFirst()
                .orElseThrow()
                .status();
    }

    Map<String, MonitorStatus> statuses() {
        return statuses;
    }

    List<Status> history(MonitorDefinition monitor) {
        return history.stream()
                .filter(each -> each.key().equals(monitor.key()))
                .map(MonitorStatus::status)
                .toList();
    }

    List<Transition> transitions() {
        return transitions;
    }

    /** What became of the monitor whose incident ended last. */
    Ending ending() {
        Transition last = transitions.get(transitions.size() - 1);
        return ((Transition.Resolved) last).incident().ending();
    }

    List<OpenIncident> open(IncidentKind kind) {
        return engine.openIncidents().stream()
                .filter(each -> each.facts().kind() == kind)
                .toList();
    }

    /** Kind and subject of each incident that was opened, in order. */
    List<String> opened() {
        return transitions.stream()
                .filter(each -> each.name().equals("opened"))
                .map(each -> each.incident().facts().kind() + " "
                        + each.incident().facts().subject())
                .toList();
    }

    /** Step and subject of each transition that people hear of, in order. */
    List<String> told() {
        return transitions.stream()
                .filter(Transition::told)
                .map(each -> each.name() + " " + each.incident().facts().subject())
                .toList();
    }
}
