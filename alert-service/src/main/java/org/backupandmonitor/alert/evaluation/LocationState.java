package org.backupandmonitor.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.MonitorStatus.LocationStatus;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.monitor.Status;
import org.jspecify.annotations.Nullable;

/**
 * What one location knows of one monitor from its results in a row. Immutable; whether it is fresh is asked elsewhere.
 *
 * @param judged UP, DEGRADED or DOWN by enough results in a row; UNKNOWN before that
 * @param since when it was judged so
 * @param reason why; empty for UP
 * @param streak results in a row that speak against {@code judged} but are still too few
 * @param lastResult when its newest result was taken; null if there was none
 * @param blocked why its probe can't check at the moment; null if it can
 */
record LocationState(
        String location,
        Status judged,
        Instant since,
        String reason,
        int streak,
        @Nullable Instant lastResult,
        @Nullable String blocked) {

    private static final String BACK = "a first success after a silence; it was DOWN before, so one more is waited for";
    private static final int MAX_REASON = 600;
    private static final int MAX_FINDINGS = 3;

    static LocationState first(String location, Instant now) {
        return new LocationState(location, Status.UNKNOWN, now, "", 0, null, null);
    }

    /** As a status that was published before this process began tells it. */
    static LocationState restored(LocationStatus status) {
        int streak = status.streak() == null ? 0 : status.streak();
        Status judged = status.status() == Status.PAUSED ? Status.UNKNOWN : status.status();
        return new LocationState(
                status.location(), judged, status.since(), status.reason(), streak, status.lastResult(), null);
    }

    /** The same judgement, but nothing fresh behind it: what was checked is not what is checked now. */
    LocationState outdated() {
        return new LocationState(location, judged, since, reason, 0, null, null);
    }

    /** The same, last seen at that time at the latest. */
    LocationState seenAtLatest(Instant at) {
        return lastResult != null && lastResult.isAfter(at)
                ? new LocationState(location, judged, since.isAfter(at) ? at : since, reason, streak, at, blocked)
                : this;
    }

    /** Whether a result tells something new: of two probes, or of a record read twice, the newer one counts. */
    boolean isNews(Instant at) {
        return lastResult == null || at.isAfter(lastResult);
    }

    boolean isFresh(Instant now, Duration freshness) {
        return lastResult != null && !now.isAfter(lastResult.plus(freshness));
    }

    /**
     * The state after one more result.
     *
     * @param at when it was taken, at the latest now
     * @param freshness results further apart than this are not in a row
     */
    LocationState seen(Result result, Instant at, int failures, int successes, Duration freshness) {
        boolean inARow = lastResult != null && !at.isAfter(lastResult.plus(freshness));
        int before = inARow ? streak : 0;
        return switch (result.status()) {
            case UNKNOWN, PAUSED -> new LocationState(location, judged, since, reason, streak, at, reasonOf(result));
            case DOWN -> afterFailure(result, at, before, failures);
            case UP, DEGRADED -> afterSuccess(result, at, before, successes, inARow);
        };
    }

    private LocationState afterFailure(Result result, Instant at, int before, int failures) {
        if (judged == Status.DOWN) {
            return new LocationState(location, Status.DOWN, since, updated(result), 0, at, null);
        }
        int now = before + 1;
        if (now >= failures) {
            return new LocationState(location, Status.DOWN, at, reasonOf(result), 0, at, null);
        }
        String soFar = judged == Status.UNKNOWN
                ? reasonOf(result) + " (" + now + " of " + failures + " failures that make it DOWN)"
                : reason;
        return new LocationState(location, judged, since, soFar, now, at, null);
    }

    private LocationState afterSuccess(Result result, Instant at, int before, int successes, boolean inARow) {
        int now = before + 1;
        if (judged == Status.DOWN && now < successes) {
            // That it was DOWN before a silence is no fresh proof that it is; nor does one success make it UP.
            return inARow
                    ? new LocationState(location, Status.DOWN, since, reason, now, at, null)
                    : new LocationState(location, Status.UNKNOWN, at, BACK, 0, at, null);
        }
        if (judged == result.status()) {
            return new LocationState(location, judged, since, updated(result), 0, at, null);
        }
        return new LocationState(location, result.status(), at, reasonOf(result), 0, at, null);
    }

    /** Latencies differ each time, and mean the same as long as they are the reason. */
    private String updated(Result result) {
        Optional<Finding> first = deciding(result).stream().findFirst();
        boolean onlySlower = first.isPresent()
                && first.get().what().equals("latency")
                && reason.startsWith("expected " + first.get().expected());
        return onlySlower ? reason : reasonOf(result);
    }

    private static String reasonOf(Result result) {
        List<Finding> deciding = deciding(result);
        if (deciding.isEmpty()) {
            return result.status() == Status.UP ? "" : "the probe gave no reason";
        }
        String text =
                deciding.stream().limit(MAX_FINDINGS).map(Finding::sentence).collect(Collectors.joining("; "));
        return text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON - 3) + "...";
    }

    private static List<Finding> deciding(Result result) {
        return result.findings().stream()
                .filter(finding -> finding.status() == result.status())
                .toList();
    }
}
