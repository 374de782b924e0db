package org.backupandmonitor.contracts.monitor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How many of the locations that can see a monitor must see it down before it is down. */
public sealed interface Confirmation {

    Confirmation ANY = Of.ANY;
    Confirmation MAJORITY = Of.MAJORITY;
    Confirmation ALL = Of.ALL;

    /** How many of {@code fresh} locations must agree; at least 1, and at most {@code fresh} if that is not 0. */
    int needed(int fresh);

    /** As in a manifest: {@code any}, {@code majority}, {@code all} or a number. */
    @JsonValue
    String text();

    /**
     * Reads what {@link #text()} writes.
     *
     * @throws IllegalArgumentException for anything else
     */
    @JsonCreator
    static Confirmation parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "any" -> ANY;
            case "majority" -> MAJORITY;
            case "all" -> ALL;
            default -> {
                try {
                    yield new Count(Integer.parseInt(text));
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(
                            "confirm must be any, majority, all or a number of locations, not \"" + text + "\"", e);
                }
            }
        };
    }

    /** A share of the locations. */
    enum Of implements Confirmation {
        ANY,
        MAJORITY,
        ALL;

        @Override
        public int needed(int fresh) {
            return Math.max(
                    1,
                    switch (this) {
                        case ANY -> 1;
                        case MAJORITY -> fresh / 2 + 1;
                        case ALL -> fresh;
                    });
        }

        @Override
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A number of locations; where fewer can see, all of those. */
    record Count(int locations) implements Confirmation {

        public Count {
            if (locations < 1) {
                throw new IllegalArgumentException("confirm must be at least 1 location, not " + locations);
            }
        }

        @Override
        public int needed(int fresh) {
            return Math.max(1, Math.min(locations, fresh));
        }

        @Override
        @JsonValue
        public String text() {
            return Integer.toString(locations);
        }
    }
}
