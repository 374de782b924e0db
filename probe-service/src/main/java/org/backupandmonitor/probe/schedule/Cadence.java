package org.backupandmonitor.probe.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * When a monitor is due: once soon, then once per interval at a place in the interval that depends on its key only, so that
 * monitors are spread evenly and keep their place over restarts.
 *
 * @param every the interval
 * @param place where in the interval, from 0 up to but not including 1
 */
record Cadence(Duration every, double place) {

    private static final Duration SOON = Duration.ofSeconds(1);

    /** How much later the first check may be for each monitor there is, so that thousands don't begin in the same second. */
    private static final Duration SOON_EACH = Duration.ofMillis(1);

    static Cadence of(String key, Duration every) {
        return new Cadence(every, (mix(key.hashCode()) & 0xffff_ffffL) / (double) (1L << 32));
    }

    /** The time until the first check of a new definition: a second at most, or somewhat more among thousands of others. */
    Duration first(int monitors) {
        Duration within = SOON.plus(SOON_EACH.multipliedBy(monitors));
        return part(within.compareTo(every) < 0 ? within : every);
    }

    /** The time from a first check until the next: to the monitor's place in an interval, at least half of one away. */
    Duration second(Instant now) {
        long length = every.toNanos();
        long sinceEpoch =
                Math.addExact(Math.multiplyExact(now.getEpochSecond() % (1L << 32), 1_000_000_000L), now.getNano());
        long until = Math.floorMod(part(every).toNanos() - sinceEpoch, length);
        return Duration.ofNanos(until < length / 2 ? until + length : until);
    }

    private Duration part(Duration whole) {
        return Duration.ofNanos((long) (whole.toNanos() * place));
    }

    /** String hashes of similar names are similar; their places must not be (the finalizer of MurmurHash3). */
    private static int mix(int hash) {
        int mixed = hash;
        mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }
}
