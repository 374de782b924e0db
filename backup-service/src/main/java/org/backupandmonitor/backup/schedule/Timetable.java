package org.backupandmonitor.backup.schedule;

import java.time.Instant;
import java.util.Optional;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.contracts.schedule.CronTimes;
import org.jspecify.annotations.Nullable;

/** Says when a backup runs next. */
final class Timetable {

    private Timetable() {}

    /**
     * The next time of the schedule; now if one was missed.
     *
     * @param lastStarted when it ran last; null if it never did
     * @return empty if its time never comes
     * @throws IllegalArgumentException if the schedule makes no sense; the message is fit for people
     */
    static Optional<Instant> next(Schedule schedule, @Nullable Instant lastStarted, Instant now) {
        if (schedule instanceof Schedule.Every every) {
            if (lastStarted == null) {
                return Optional.of(now);
            }
            Instant due = lastStarted.plus(every.interval());
            return Optional.of(due.isBefore(now) ? now : due);
        }
        Schedule.Cron cron = (Schedule.Cron) schedule;
        return new CronTimes(cron.expression(), cron.zone()).after(now);
    }
}
