package org.backupandmonitor.backup.vault;

import java.util.Map;

/**
 * A vault as one project sees it: a repository of its own, with a password of its own where ops wrote {@code {project}} into
 * its name.
 *
 * @param name as ops configured it
 * @param repository of this project, as restic takes it
 * @param password {@code secret:NAME}
 * @param environment for the engine; values may be {@code secret:NAME}
 */
public record Vault(String name, String project, String repository, String password, Map<String, String> environment) {

    private static final String PLACEHOLDER = "{project}";

    public Vault {
        environment = Map.copyOf(environment);
    }

    /** The project's share of a vault: where the repository has no place for the project's name, it is a directory below. */
    public static Vault of(
            String name, String project, String repository, String password, Map<String, String> environment) {
        String own = repository.contains(PLACEHOLDER)
                ? repository.replace(PLACEHOLDER, project)
                : repository.replaceAll("/+$", "") + "/" + project;
        return new Vault(name, project, own, password.replace(PLACEHOLDER, project), environment);
    }
}
