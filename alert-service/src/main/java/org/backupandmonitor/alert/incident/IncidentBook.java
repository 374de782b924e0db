package org.backupandmonitor.alert.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.contracts.incident.Incident.Entry;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.jspecify.annotations.Nullable;

/**
 * All open incidents: at most one for each kind and subject. Judges raise what is wrong and settle what is not, as often
 * as they like; only what differs from before becomes a transition. Not thread-safe.
 */
public final class IncidentBook {

    private record Key(IncidentKind kind, String subject) {}

    /** All that is found in one go is found at one time, also when a subject's incident ends and another begins in it. */
    private static final Duration ONE_GO = Duration.ofSeconds(1);

    private static final int ENDED_KEPT = 1_000;

    private final Map<Key, OpenIncident> open = new HashMap<>();

    /** When the newest incident about a subject began, for those that ended last. */
    private final Map<Key, Instant> ended = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Instant> eldest) {
            return size() > ENDED_KEPT;
        }
    };

    private final Set<String> heldBack = new HashSet<>();

    /** Takes over an incident that was open before this process began, as it was stored. */
    public void restore(OpenIncident incident, boolean held) {
        open.put(key(incident), incident);
        if (held) {
            heldBack.add(incident.id());
        }
    }

    /** Something is wrong: opens or changes an incident, or finds that all of it is known. */
    public Optional<Transition> raise(Problem problem, Instant at) {
        return raise(problem, at, null);
    }

    /**
     * Something is wrong.
     *
     * @param hold why people must not hear of it yet, for its timeline; once it is null, they do
     */
    public Optional<Transition> raise(Problem problem, Instant at, @Nullable String hold) {
        return raise(problem, at, later(new Key(problem.kind(), problem.subject()), at), hold);
    }

    /**
     * Something is wrong as an event says. The event may be read again: what it opens is the same incident then, also if that
     * has ended meanwhile.
     *
     * @param at when it was so by the event
     * @param hold as for {@link #raise(Problem, Instant, String)}
     */
    public Optional<Transition> report(Problem problem, Instant at, @Nullable String hold) {
        return raise(problem, at, at, hold);
    }

    private Optional<Transition> raise(Problem problem, Instant at, Instant openedAt, @Nullable String hold) {
        Key key = new Key(problem.kind(), problem.subject());
        OpenIncident known = open.get(key);
        if (known == null) {
            Transition.Opened opened = OpenIncident.open(problem, openedAt);
            if (hold != null) {
                opened = opened.heldBack(hold);
                heldBack.add(opened.incident().id());
            }
            open.put(key, opened.incident());
            return Optional.of(opened);
        }
        if (hold == null && heldBack.remove(known.id())) {
            Transition.Changed changed = known.change(problem, at);
            open.put(key, changed.incident());
            return Optional.of(new Transition.Changed(changed.incident(), at, true));
        }
        if (!known.worthChanging(problem, at)) {
            return Optional.empty();
        }
        Transition.Changed changed = known.change(problem, at);
        open.put(key, changed.incident());
        return Optional.of(
                heldBack.contains(known.id()) ? new Transition.Changed(changed.incident(), at, false) : changed);
    }

    /** Nothing holds messages about it back any more: people hear of the incident, if they have not yet. */
    public Optional<Transition> release(IncidentKind kind, String subject, Instant at) {
        return find(kind, subject).filter(this::isHeldBack).flatMap(held -> raise(held.problem(), at));
    }

    /** Nothing of the kind is wrong with the subject: resolves its incident if there is one. */
    public Optional<Transition.Resolved> settle(IncidentKind kind, String subject, String why, Instant at) {
        return settle(kind, subject, why, null, at);
    }

    /** The monitor is not as it was any more, or nobody looks: resolves its incident of the kind if there is one. */
    public Optional<Transition.Resolved> settleMonitor(
            IncidentKind kind, String key, String why, Ending ending, Instant at) {
        return settle(kind, key, why, ending, at);
    }

    /** Another incident tells people more of the same subject: resolves this one if there is one, and nobody hears. */
    public Optional<Transition.Resolved> supersede(IncidentKind kind, String subject, String why, Instant at) {
        return settle(kind, subject, why, null, at).map(Transition.Resolved::untold);
    }

    private Optional<Transition.Resolved> settle(
            IncidentKind kind, String subject, String why, @Nullable Ending ending, Instant at) {
        OpenIncident known = open.remove(new Key(kind, subject));
        if (known == null) {
            return Optional.empty();
        }
        ended.remove(key(known));
        ended.put(key(known), known.facts().openedAt());
        Transition.Resolved resolved = known.resolve(why, ending, at);
        return Optional.of(heldBack.remove(known.id()) ? resolved.untold() : resolved);
    }

    /** Adds a line to the timeline of an open incident; empty if it is not open (any more). */
    public Optional<OpenIncident> note(String id, Entry entry) {
        for (Map.Entry<Key, OpenIncident> each : open.entrySet()) {
            if (each.getValue().id().equals(id)) {
                OpenIncident noted = each.getValue().noted(entry);
                each.setValue(noted);
                return Optional.of(noted);
            }
        }
        return Optional.empty();
    }

    public Optional<OpenIncident> find(IncidentKind kind, String subject) {
        return Optional.ofNullable(open.get(new Key(kind, subject)));
    }

    public boolean isOpen(IncidentKind kind, String subject) {
        return open.containsKey(new Key(kind, subject));
    }

    /** Whether people have not heard of the open incident yet. */
    public boolean isHeldBack(OpenIncident incident) {
        return heldBack.contains(incident.id());
    }

    /** A copy. */
    public Collection<OpenIncident> all() {
        return List.copyOf(open.values());
    }

    /** A copy of those of one kind. */
    public List<OpenIncident> all(IncidentKind kind) {
        return open.values().stream()
                .filter(each -> each.facts().kind() == kind)
                .toList();
    }

    /** An incident is known by its subject and its beginning, so two must not begin at one time. */
    private Instant later(Key key, Instant at) {
        Instant last = ended.get(key);
        if (last == null || last.isBefore(at) || !last.isBefore(at.plus(ONE_GO))) {
            return at;
        }
        return last.plusMillis(1);
    }

    private static Key key(OpenIncident incident) {
        return new Key(incident.facts().kind(), incident.facts().subject());
    }
}
