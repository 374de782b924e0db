package org.backupandmonitor.manifest.monitor;

import java.time.Duration;
import java.util.function.Function;
import org.backupandmonitor.contracts.monitor.Confirmation;
import org.backupandmonitor.contracts.monitor.Locations;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.ShapeBuilder;
import org.backupandmonitor.manifest.language.Types;
import org.backupandmonitor.manifest.language.Values;
import org.backupandmonitor.manifest.values.Durations;

/** The keys that a monitor has and that {@code defaults} can say for all. */
public final class RhythmKeys {

    private static final Key<Duration> EVERY = Key.optional(
                    "every", Durations.atLeast(Duration.ofMillis(100)), "30s", "The time between two checks.")
            .orAsIn("1m")
            .alsoCalled("interval", "period", "frequency", "schedule", "poll");
    private static final Key<Duration> TIMEOUT = Key.optional(
                    "timeout", Durations.duration(), "5s", "After this a check counts as failed.")
            .orAsIn("10s, or `every` where that is shorter");
    private static final Key<Locations> LOCATIONS = Key.optional(
                    "locations",
                    LocationsType.type(),
                    "{ include: [eu-west, office] }",
                    "Where probes run it: `all`, a name, a list of names, or a table of `include` and `exclude`.")
            .orAsIn("all")
            .alsoCalled("location", "regions", "from");
    private static final Key<Confirmation> CONFIRM = Key.optional(
                    "confirm",
                    LocationsType.confirmation(),
                    "all",
                    "How many of the locations that can see it must agree that it is down: `any`, `majority`, `all` or a number.")
            .orAsIn("majority")
            .alsoCalled("quorum");
    private static final Key<Integer> FAILURES = Key.optional(
                    "failures",
                    Types.integer(1, 1_000),
                    "3",
                    "How many checks in a row must fail before a location counts as down.")
            .orAsIn("2")
            .alsoCalled("failure-threshold", "retries", "threshold");
    private static final Key<Integer> SUCCESSES = Key.optional(
                    "successes",
                    Types.integer(1, 1_000),
                    "1",
                    "How many checks in a row must succeed before a location counts as up again.")
            .orAsIn("2")
            .alsoCalled("success-threshold");

    private RhythmKeys() {}

    /** Adds the keys to a shape whose record holds a rhythm. */
    public static <T> ShapeBuilder<T> addTo(ShapeBuilder<T> shape, Function<T, Monitor.Rhythm> rhythm) {
        return shape.key(EVERY, value -> rhythm.apply(value).every())
                .key(TIMEOUT, value -> rhythm.apply(value).timeout())
                .key(LOCATIONS, value -> rhythm.apply(value).locations())
                .key(CONFIRM, value -> rhythm.apply(value).confirm())
                .key(FAILURES, value -> rhythm.apply(value).failures())
                .key(SUCCESSES, value -> rhythm.apply(value).successes());
    }

    /** The rhythm in the values of such a shape. */
    public static Monitor.Rhythm read(Values values) {
        return new Monitor.Rhythm(
                values.find(EVERY),
                values.find(TIMEOUT),
                values.find(LOCATIONS),
                values.find(CONFIRM),
                values.find(FAILURES),
                values.find(SUCCESSES));
    }
}
