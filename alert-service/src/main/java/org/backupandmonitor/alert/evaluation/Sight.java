package org.backupandmonitor.alert.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From where there are eyes: the locations and what their probes can run, as the heartbeats tell. */
public interface Sight {

    /** Whether somebody watches from a location. */
    enum Presence {
        /** At least one of its probes is heard. */
        LIVE,
        /** We began a moment ago, and its probes were there before: they may still be heard. */
        AWAITED,
        /** It has probes, and none of them is heard, or all of them left. */
        SILENT,
        /** No probe of it was ever heard. */
        NEVER_SEEN
    }

    /** Every location that has, or is expected to have, a probe. */
    Set<String> locations();

    Presence presence(String location);

    /** Since when it is {@link Presence#LIVE}; empty if it is not. */
    Optional<Instant> liveSince(String location);

    /** Whether a live probe of the location can run checks of the kind. */
    boolean offers(String location, String kind);

    /**
     * Which probes of the location have clocks that are off, as part of a sentence: what they report looks older or newer
     * than it is. Empty if none is known to be.
     */
    Optional<String> wrongClocks(String location);

    /** When no probe at all was heard, so that nobody could take calls; the oldest first. */
    List<Blind> blindTimes();

    /**
     * A time without eyes.
     *
     * @param until when it ended; {@link Instant#MAX} while it goes on
     */
    record Blind(Instant from, Instant until) {

        public boolean goesOn() {
            return until.equals(Instant.MAX);
        }
    }
}
