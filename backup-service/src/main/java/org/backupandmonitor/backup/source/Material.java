package org.backupandmonitor.backup.source;

import java.nio.file.Path;
import java.util.List;
import org.backupandmonitor.backup.process.Invocation;

/** What a source has ready for a vault: one snapshot per vault is made of it. */
public sealed interface Material {

    /** Tells the snapshots of one run apart, such as {@code files}, {@code dump}, {@code globals}. */
    String label();

    /**
     * Files on this machine.
     *
     * @param directory that {@code paths} are relative to
     * @param paths absolute, or relative to the directory
     * @param exclude patterns of what stays out
     */
    record Tree(String label, Path directory, List<String> paths, List<String> exclude) implements Material {

        public Tree {
            paths = List.copyOf(paths);
            exclude = List.copyOf(exclude);
        }
    }

    /**
     * The standard output of a program, which counts only if the program succeeds.
     *
     * @param fileName what it is called in the snapshot
     * @param producer started once per vault
     */
    record Stream(String label, String fileName, Invocation producer) implements Material {}
}
