package org.backupandmonitor.status.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.Times;

/** Which day of results is kept in which partition, and which days are kept at all. Days are UTC. */
final class Days {

    /** A probe's clock may be ahead of ours by this much before its results are refused. */
    static final int AHEAD = 2;

    private static final String PREFIX = "result_";
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.BASIC_ISO_DATE;

    private Days() {}

    static LocalDate of(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The partition's table, without schema: {@code result_20261123}. */
    static String partition(LocalDate day) {
        return PREFIX + SUFFIX.format(day);
    }

    /** The day a table holds; empty if it is no partition of results. */
    static Optional<LocalDate> ofPartition(String table) {
        if (!table.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(table.substring(PREFIX.length()), SUFFIX));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The first day that is kept; at least today and yesterday are. */
    static LocalDate first(Instant now, Duration kept) {
        return of(now).minusDays(Math.max(1, kept.toDays()));
    }

    static LocalDate last(Instant now) {
        return of(now).plusDays(AHEAD);
    }

    /** Why a result of this time is not kept, in one sentence; empty if it is. */
    static Optional<String> refuse(Instant at, Instant now, Duration kept) {
        if (at.isBefore(first(now, kept).atStartOfDay(ZoneOffset.UTC).toInstant())) {
            return Optional.of("the result is of " + Times.utc(at) + ", which is older than history is kept ("
                    + kept.toDays() + " days); is the probe's clock right?");
        }
        if (!at.isBefore(last(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())) {
            return Optional.of(
                    "the result is of " + Times.utc(at) + ", which is in the future; is the probe's clock right?");
        }
        return Optional.empty();
    }

    /** The days whose partitions are made before anybody needs them. */
    static List<LocalDate> ahead(Instant now) {
        LocalDate today = of(now);
        return Stream.iterate(today, day -> day.plusDays(1)).limit(AHEAD + 1).toList();
    }
}
