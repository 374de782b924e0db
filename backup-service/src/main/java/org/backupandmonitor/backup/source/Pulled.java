package org.backupandmonitor.backup.source;

import java.util.List;

/**
 * What came of pulling; closing it removes what was only needed for the run, such as keys.
 *
 * <p>The first material is the backup itself; what follows goes with it.
 */
public interface Pulled extends AutoCloseable {

    List<Material> materials();

    /** Says what a failed {@link Material.Stream} producer complained about; others are told as they are. */
    default String explain(String errors) {
        return errors;
    }

    @Override
    default void close() {}

    /** What people should know of an otherwise good pull, in one sentence; empty when all is well. */
    default String notice() {
        return "";
    }

    /** Nothing to remove. */
    static Pulled of(Material material) {
        return () -> List.of(material);
    }
}
