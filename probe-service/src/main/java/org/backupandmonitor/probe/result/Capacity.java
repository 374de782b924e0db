package org.backupandmonitor.probe.result;

/** How many results may wait: a backlog must never be what ends the process. */
final class Capacity {

    /** One that is DOWN and says why in a few findings takes less. */
    private static final long BYTES_EACH = 1_024;

    private Capacity() {}

    /**
     * What was asked for, or what fits into a quarter of the memory if that is less.
     *
     * @param memory the most that the process may use for all it keeps, in bytes
     */
    static int of(int asked, long memory) {
        return (int) Math.min(asked, memory / 4 / BYTES_EACH);
    }
}
