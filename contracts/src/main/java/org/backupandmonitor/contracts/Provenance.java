package org.backupandmonitor.contracts;

/**
 * Where a definition comes from.
 *
 * @param repository name of the repository that ops registered
 * @param commit full hash of the commit, or {@code api} plus a content hash for a manifest that was put by REST
 * @param path of the manifest in the repository
 */
public record Provenance(String repository, String commit, String path) {}
