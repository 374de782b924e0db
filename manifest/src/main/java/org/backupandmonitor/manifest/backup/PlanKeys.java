package org.backupandmonitor.manifest.backup;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.backupandmonitor.contracts.backup.Retention;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.ListType;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.ShapeBuilder;
import org.backupandmonitor.manifest.language.Types;
import org.backupandmonitor.manifest.language.Values;
import org.backupandmonitor.manifest.values.Durations;
import org.backupandmonitor.manifest.values.Schedules;
import org.backupandmonitor.manifest.values.Texts;

/** The keys that a backup has and that {@code defaults} can say for all. */
public final class PlanKeys {

    private static final Key<Schedule> SCHEDULE = Key.optional(
                    "schedule",
                    Schedules.schedule(),
                    "\"0 2 * * *\"",
                    "When it runs: a cron expression of five fields, or `every 6h`.")
            .orAsIn("a daily run at 02:00")
            .alsoCalled("cron", "when", "every", "interval");
    private static final Key<ZoneId> ZONE = Key.optional(
                    "zone", Texts.zone(), "Europe/Berlin", "The time zone whose wall clock a cron expression follows.")
            .orAsIn("UTC")
            .alsoCalled("timezone", "time-zone", "tz");
    private static final Key<Retention> KEEP = Key.optional(
                    "keep",
                    keep(),
                    "{ last: 3, daily: 7, weekly: 4, monthly: 12 }",
                    "Which snapshots stay; all others go.")
            .orAsIn("{ last: 3, daily: 7, weekly: 4, monthly: 12 }")
            .alsoCalled("retention", "forget", "prune");
    private static final Key<List<String>> VAULTS = Key.optional(
                    "vaults",
                    ListType.orOne(Texts.name()),
                    "[nas, offsite]",
                    "The vaults it lands in, as ops configured them; all of them each time.")
            .orAsIn("the only vault there is")
            .alsoCalled("vault", "repositories", "repository", "to", "destination");
    private static final Key<Duration> MAX_AGE = Key.optional(
                    "max-age",
                    Durations.atLeast(Duration.ofMinutes(1)),
                    "26h",
                    "When the newest good snapshot is older, it is an incident, whatever the reason.")
            .alsoCalled("maxage", "stale-after");

    private PlanKeys() {}

    /** Adds the keys to a shape whose record holds a plan. */
    public static <T> ShapeBuilder<T> addTo(ShapeBuilder<T> shape, Function<T, Backup.Plan> plan) {
        return shape.key(SCHEDULE, value -> plan.apply(value).schedule())
                .key(ZONE, value -> plan.apply(value).zone())
                .key(KEEP, value -> plan.apply(value).keep())
                .key(VAULTS, value -> plan.apply(value).vaults())
                .key(MAX_AGE, value -> plan.apply(value).maxAge());
    }

    /** The plan in the values of such a shape. */
    public static Backup.Plan read(Values values) {
        return new Backup.Plan(
                values.find(SCHEDULE), values.find(ZONE), values.find(KEEP), values.find(VAULTS), values.find(MAX_AGE));
    }

    private static Shape<Retention> keep() {
        Key<Integer> last = count("last", "keep", "The newest so many, whenever they were made.");
        Key<Integer> hourly = count("hourly", "hours", "The newest of each of the last so many hours.");
        Key<Integer> daily = count("daily", "days", "The newest of each of the last so many days.");
        Key<Integer> weekly = count("weekly", "weeks", "The newest of each of the last so many weeks.");
        Key<Integer> monthly = count("monthly", "months", "The newest of each of the last so many months.");
        Key<Integer> yearly = count("yearly", "years", "The newest of each of the last so many years.");
        ShapeBuilder<Retention> shape = Shape.of("keep");
        add(shape, last, Retention::last);
        add(shape, hourly, Retention::hourly);
        add(shape, daily, Retention::daily);
        add(shape, weekly, Retention::weekly);
        add(shape, monthly, Retention::monthly);
        add(shape, yearly, Retention::yearly);
        return shape.notEmpty()
                .build(values -> new Retention(
                        values.get(last),
                        values.get(hourly),
                        values.get(daily),
                        values.get(weekly),
                        values.get(monthly),
                        values.get(yearly)));
    }

    private static Key<Integer> count(String name, String unit, String doc) {
        return Key.optional(name, Types.integer(0, 10_000), "7", doc).or(0).alsoCalled(unit, "keep-" + name);
    }

    private static void add(ShapeBuilder<Retention> shape, Key<Integer> key, ToIntFunction<Retention> getter) {
        shape.key(key, getter::applyAsInt);
    }
}
