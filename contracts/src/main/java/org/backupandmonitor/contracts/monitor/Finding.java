package org.backupandmonitor.contracts.monitor;

import org.jspecify.annotations.Nullable;

/**
 * One expectation that was not met, in words a message can use: "expected {expected}, got {actual}".
 *
 * @param what the part that was judged: {@code status}, {@code body}, {@code latency}, {@code connect}, ...
 * @param expected such as {@code status 200}
 * @param actual such as {@code 503: upstream timed out}; an excerpt of at most {@value #MAX_ACTUAL} characters
 * @param status DOWN or DEGRADED, what this finding alone makes of the check; UNKNOWN where the probe could not check
 */
public record Finding(String what, String expected, String actual, Status status) {

    public static final int MAX_ACTUAL = 300;

    public Finding(String what, String expected, @Nullable String actual, Status status) {
        this.what = what;
        this.expected = expected;
        String came = actual == null ? "" : actual;
        this.actual = came.length() <= MAX_ACTUAL ? came : came.substring(0, MAX_ACTUAL - 3) + "...";
        this.status = status;
    }

    /** The whole finding as one clause. */
    public String sentence() {
        return "expected " + expected + ", got " + actual;
    }
}
