package org.backupandmonitor.manifest.source;

import java.util.Collection;

/**
 * How much something is when every alias is written out. Never overflows: aliases of aliases grow exponentially.
 *
 * @param nodes keys included
 * @param characters of all scalars, keys included
 */
public record Weight(long nodes, long characters) {

    public static final Weight NONE = new Weight(0, 0);

    private static final long MANY = Long.MAX_VALUE / 4;

    public Weight {
        nodes = Math.min(MANY, nodes);
        characters = Math.min(MANY, characters);
    }

    public Weight plus(Weight other) {
        return new Weight(nodes + other.nodes, characters + other.characters);
    }

    /** Of a table or list that holds these. */
    static Weight holding(Collection<? extends Node> children) {
        Weight sum = new Weight(1, 0);
        for (Node child : children) {
            sum = sum.plus(child.weight());
        }
        return sum;
    }
}
