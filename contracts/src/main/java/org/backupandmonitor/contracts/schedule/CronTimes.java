package org.backupandmonitor.contracts.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The times of a Unix cron expression on the wall clock of a zone, as Vixie cron (Debian's cron(8)) treats changes of that
 * clock.
 *
 * <p>A job at fixed hours runs once each day: if its time is skipped, at the moment the clock jumps; if its time comes
 * twice, the first time. A job whose hour or minute begins with {@code *} follows real time: it has nothing to run in a
 * skipped hour, and runs in both of a repeated one. Immutable.
 */
public final class CronTimes {

    private final Cron cron;
    private final ZoneId zone;
    private final boolean followsRealTime;

    /** @throws IllegalArgumentException if the expression is none of five fields */
    public CronTimes(String expression, ZoneId zone) {
        this.cron = Cron.parse(expression);
        this.zone = zone;
        String[] fields = expression.strip().split("\\s+");
        this.followsRealTime = fields[0].startsWith("*") || fields[1].startsWith("*");
    }

    /** The first time after the instant; empty if there is none, as on the 31st of February. */
    public Optional<Instant> after(Instant instant) {
        // Near a change of the clock, a later local time may be an earlier instant; so look at all that are near.
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone).minus(jumpNear(instant));
        Optional<Instant> best = Optional.empty();
        Optional<LocalDateTime> candidate = cron.next(local.minusSeconds(1));
        while (candidate.isPresent()) {
            LocalDateTime time = candidate.get();
            Optional<Instant> found =
                    instants(time).filter(at -> at.isAfter(instant)).min(Instant::compareTo);
            if (found.isPresent() && (best.isEmpty() || found.get().isBefore(best.get()))) {
                best = found;
            }
            if (best.isPresent() && earliest(time).isAfter(best.get())) {
                return best;
            }
            candidate = cron.next(time);
        }
        return best;
    }

    /** How far the clock is moved so close to the instant that order could be upset; nothing if it is not. */
    private Duration jumpNear(Instant instant) {
        ZoneRules rules = zone.getRules();
        return Stream.of(
                        Optional.ofNullable(rules.previousTransition(instant.plusSeconds(1))),
                        Optional.ofNullable(rules.nextTransition(instant)))
                .flatMap(Optional::stream)
                .filter(change -> Duration.between(change.getInstant(), instant)
                                .abs()
                                .compareTo(change.getDuration().abs())
                        <= 0)
                .map(change -> change.getDuration().abs())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Stream<Instant> instants(LocalDateTime time) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            return followsRealTime
                    ? Stream.empty()
                    : Stream.of(zone.getRules().getTransition(time).getInstant());
        }
        return followsRealTime ? offsets.stream().map(time::toInstant) : Stream.of(time.toInstant(offsets.get(0)));
    }

    /** No instant of this or a later local time comes before. */
    private Instant earliest(LocalDateTime time) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        return offsets.isEmpty() ? zone.getRules().getTransition(time).getInstant() : time.toInstant(offsets.get(0));
    }
}
