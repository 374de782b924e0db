package org.backupandmonitor.alert.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.Incident.Entry;
import org.jspecify.annotations.Nullable;

/** A problem that goes on. Immutable. */
public record OpenIncident(Incident facts, @Nullable String runbook, Set<String> addressees) implements IncidentState {

    /** Beyond this the timeline takes no more changes, only the end: a flapping detail must not fill the topic. */
    static final int MAX_TIMELINE = 200;

    /** So many of the newest lines are never shortened. */
    private static final int KEPT_WHOLE = 50;

    private static final int FEW_WORDS = 60;

    /** Changes that come faster than this are seen together. */
    static final Duration BETWEEN_CHANGES = Duration.ofSeconds(30);

    public OpenIncident {
        if (!facts.open()) {
            throw new IllegalArgumentException("incident " + facts.id() + " is resolved");
        }
        addressees = Set.copyOf(addressees);
    }

    /** A problem becomes an incident. */
    static Transition.Opened open(Problem problem, Instant at) {
        Incident facts = new Incident(
                IncidentId.of(problem.kind(), problem.subject(), at),
                problem.kind(),
                problem.subject(),
                problem.project(),
                problem.severity(),
                problem.title(),
                problem.detail(),
                at,
                null,
                List.of(new Entry(at, "opened", problem.detail())));
        return new Transition.Opened(new OpenIncident(facts, problem.runbook(), problem.addressees()), at);
    }

    /** What is wrong, as it was found last. */
    Problem problem() {
        return new Problem(
                facts.kind(),
                facts.subject(),
                facts.project(),
                facts.severity(),
                facts.title(),
                facts.detail(),
                runbook,
                addressees,
                false);
    }

    /** Whether the problem, as it is now, is worth a change of this incident. */
    boolean worthChanging(Problem now, Instant at) {
        if (facts.detail().equals(now.detail()) && facts.title().equals(now.title())) {
            return false;
        }
        if (now.toldAgain()) {
            return true;
        }
        Instant last = facts.timeline().stream()
                .filter(entry -> Transition.isTransition(entry.what()))
                .map(Entry::at)
                .reduce(facts.openedAt(), (a, b) -> a.isAfter(b) ? a : b);
        return facts.timeline().size() < MAX_TIMELINE && !at.isBefore(last.plus(BETWEEN_CHANGES));
    }

    /** The problem goes on, but is not what it was. */
    Transition.Changed change(Problem now, Instant at) {
        Incident changed = new Incident(
                facts.id(),
                facts.kind(),
                facts.subject(),
                now.project(),
                now.severity(),
                now.title(),
                now.detail(),
                facts.openedAt(),
                null,
                with(new Entry(at, "changed", now.detail())));
        Set<String> people = new TreeSet<>(addressees);
        people.addAll(now.addressees());
        return new Transition.Changed(new OpenIncident(changed, now.runbook(), people), at, now.toldAgain());
    }

    /**
     * The problem is over.
     *
     * @param ending what became of the monitor that was down or degraded; null if it is another problem
     */
    Transition.Resolved resolve(String why, @Nullable Ending ending, Instant at) {
        Instant end = at.isBefore(facts.openedAt()) ? facts.openedAt() : at;
        Incident resolved = new Incident(
                facts.id(),
                facts.kind(),
                facts.subject(),
                facts.project(),
                facts.severity(),
                facts.title(),
                facts.detail(),
                facts.openedAt(),
                end,
                with(new Entry(end, "resolved", why)));
        return new Transition.Resolved(new ResolvedIncident(resolved, runbook, addressees, ending), end);
    }

    /**
     * Whether people were to hear later, and nobody has heard yet, as far as its timeline tells: who knew for sure can't be
     * asked.
     */
    public boolean seemsHeldBack() {
        List<String> lines = facts.timeline().stream().map(Entry::what).toList();
        return lines.contains("held back") && !lines.contains("notified");
    }

    /** Whoever found it is gone without having ended it, and another incident about the same subject goes on. */
    public ResolvedIncident supersededBy(Incident successor) {
        String why = "whoever found it is gone; incident " + successor.id() + " goes on";
        return resolve(why, null, successor.openedAt()).incident();
    }

    /** The same incident with one more line in its timeline, which is no transition. */
    OpenIncident noted(Entry entry) {
        return new OpenIncident(
                new Incident(
                        facts.id(),
                        facts.kind(),
                        facts.subject(),
                        facts.project(),
                        facts.severity(),
                        facts.title(),
                        facts.detail(),
                        facts.openedAt(),
                        null,
                        with(entry)),
                runbook,
                addressees);
    }

    private List<Entry> with(Entry entry) {
        List<Entry> timeline = new ArrayList<>(facts.timeline());
        timeline.add(entry);
        return timeline.size() <= MAX_TIMELINE ? timeline : shortened(timeline);
    }

    /** Of a long story the steps are all kept, since they are counted, but the old ones in few words. */
    private static List<Entry> shortened(List<Entry> timeline) {
        int old = timeline.size() - KEPT_WHOLE;
        List<Entry> kept = new ArrayList<>();
        for (int i = 0; i < timeline.size(); i++) {
            Entry each = timeline.get(i);
            if (i == 0 || i >= old) {
                kept.add(each);
            } else if (Transition.isTransition(each.what())) {
                String text = each.text();
                kept.add(new Entry(
                        each.at(), each.what(), text.length() <= FEW_WORDS ? text : text.substring(0, FEW_WORDS)));
            }
        }
        return kept;
    }
}
