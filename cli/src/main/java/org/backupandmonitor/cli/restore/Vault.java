package org.backupandmonitor.cli.restore;

import java.util.Map;

/**
 * One vault of bam.yaml.
 *
 * @param repository the project's own restic repository in it
 * @param password the reference, {@code secret:NAME}
 * @param environment for restic, such as an object store's keys; values may be references
 */
record Vault(String name, String repository, String password, Map<String, String> environment) {

    Vault {
        environment = Map.copyOf(environment);
    }
}
