package org.backupandmonitor.manifest.monitor;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.backupandmonitor.manifest.language.Type;

/**
 * One kind of monitor, described.
 *
 * @param name the key in a manifest
 * @param doc one sentence for the reference
 * @param example a value, in YAML of one line
 * @param type reads it
 * @param expectations the keys of {@code expect} that make sense for it
 * @param offered whether a probe can run it; if not, it is legal and warned about
 * @param reaches the hosts it makes a probe connect to
 */
public record MonitorKind(
        String name,
        String doc,
        String example,
        Type<Subject> type,
        Set<String> expectations,
        boolean offered,
        Function<Subject, List<Reach>> reaches) {

    /**
     * A host that a probe connects to.
     *
     * @param key in the table of the kind, where a complaint about it belongs
     */
    public record Reach(String key, String host) {}

    public MonitorKind {
        expectations = Set.copyOf(expectations);
    }
}
