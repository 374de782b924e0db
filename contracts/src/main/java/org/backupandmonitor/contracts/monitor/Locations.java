package org.backupandmonitor.contracts.monitor;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which locations run a monitor.
 *
 * @param include their names; empty means all there are
 * @param exclude names left out
 */
public record Locations(Set<String> include, Set<String> exclude) {

    public static final Locations ALL = new Locations(Set.of(), Set.of());

    public Locations(@Nullable Set<String> include, @Nullable Set<String> exclude) {
        this.include = include == null ? Set.of() : new TreeSet<>(include);
        this.exclude = exclude == null ? Set.of() : new TreeSet<>(exclude);
    }

    public boolean contains(String location) {
        return (include.isEmpty() || include.contains(location)) && !exclude.contains(location);
    }
}
