package org.backupandmonitor.manifest.source;

import java.util.Collection;

/** Adds weights without ever overflowing: aliases of aliases grow exponentially. */
final class Weights {

    private static final long MANY = Long.MAX_VALUE / 4;

    private Weights() {}

    static long sum(Collection<? extends Node> nodes, long start) {
        long sum = start;
        for (Node node : nodes) {
            sum = Math.min(MANY, sum + node.weight());
        }
        return sum;
    }
}
