package org.backupandmonitor.manifest.convert;

import java.util.List;

/**
 * A manifest made of another tool's file.
 *
 * @param manifest YAML that validates without errors
 * @param secrets names of the secrets that it refers to, and where each stood
 * @param todos how many things need a person; each is a {@code # TODO} in the manifest
 * @param found how many monitors and backups the tool had, with those that could not be carried over
 */
public record Conversion(String manifest, List<String> secrets, int todos, int found) {

    public Conversion {
        secrets = List.copyOf(secrets);
    }
}
