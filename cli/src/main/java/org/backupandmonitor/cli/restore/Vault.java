package org.backupandmonitor.cli.restore;

/**
 * One vault of bam.yaml.
 *
 * @param repository the project's own restic repository in it
 * @param password the reference, {@code secret:NAME}
 */
record Vault(String name, String repository, String password) {}
