package org.backupandmonitor.alert.incident;

import java.time.Instant;
import org.backupandmonitor.contracts.incident.Incident.Entry;

/** A step of an incident: a fact that is stored, and that people are then told. */
public sealed interface Transition {

    /** The incident behind the step. */
    IncidentState incident();

    Instant at();

    /** {@code opened}, {@code changed} or {@code resolved}. */
    String name();

    /** Whether people hear of it. */
    boolean told();

    /** Counts the incident's steps from 1. */
    default int number() {
        return (int) incident().facts().timeline().stream()
                .map(Entry::what)
                .filter(Transition::isTransition)
                .count();
    }

    /**
     * The step's own part of the idempotency key of a notification. An incident is opened and resolved once, but may change
     * several times.
     */
    default String key() {
        return this instanceof Changed ? name() + "-" + number() : name();
    }

    /** Whether a line of a timeline is a step, and not a mere note. */
    static boolean isTransition(String what) {
        return what.equals("opened") || what.equals("changed") || what.equals("resolved");
    }

    record Opened(OpenIncident incident, Instant at, boolean told) implements Transition {

        Opened(OpenIncident incident, Instant at) {
            this(incident, at, true);
        }

        /** The same step, of which nobody hears yet, and why. */
        Opened heldBack(String why) {
            return new Opened(incident.noted(new Entry(at, "held back", why)), at, false);
        }

        @Override
        public String name() {
            return "opened";
        }
    }

    record Changed(OpenIncident incident, Instant at, boolean told) implements Transition {

        @Override
        public String name() {
            return "changed";
        }
    }

    record Resolved(ResolvedIncident incident, Instant at, boolean told) implements Transition {

        Resolved(ResolvedIncident incident, Instant at) {
            this(incident, at, true);
        }

        /** The same step, of which nobody hears: nobody heard of the beginning, or another incident goes on. */
        Resolved untold() {
            return new Resolved(incident, at, false);
        }

        @Override
        public String name() {
            return "resolved";
        }
    }
}
