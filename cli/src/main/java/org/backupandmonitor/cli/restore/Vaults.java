package org.backupandmonitor.cli.restore;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.cli.installation.InstallationException;

/** Reads the vaults out of bam.yaml as the services do: environment variables override it, and expressions are resolved. */
final class Vaults {

    private static final String PREFIX = "bam.vaults.";
    private static final String REPOSITORY = ".repository";
    private static final int ENVIRONMENT_ORDINAL = 300;

    private final Path file;
    private final Map<String, String> environment;

    Vaults(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /** Every vault, with the repository of that project, in the order of their names. */
    List<Vault> of(String project) {
        SmallRyeConfig config = read();
        List<Vault> vaults = new ArrayList<>();
        for (String property : config.getPropertyNames()) {
            if (property.startsWith(PREFIX) && property.endsWith(REPOSITORY)) {
                String key = property.substring(PREFIX.length(), property.length() - REPOSITORY.length());
                String password = config.getOptionalValue(PREFIX + key + ".password", String.class)
                        .orElseThrow(() -> new InstallationException(
                                file + " says no bam.vaults." + key + ".password: without it the vault stays shut"));
                vaults.add(new Vault(
                        key.replace("\"", ""),
                        repository(config.getValue(property, String.class), project),
                        password.replace("{project}", project),
                        environment(config, PREFIX + key + ".environment.")));
            }
        }
        if (vaults.isEmpty()) {
            throw new InstallationException(
                    file + " names no vault (bam.vaults): name the bam.yaml that the services use with --config");
        }
        vaults.sort((a, b) -> a.name().compareTo(b.name()));
        return vaults;
    }

    private static Map<String, String> environment(SmallRyeConfig config, String prefix) {
        Map<String, String> environment = new HashMap<>();
        for (String property : config.getPropertyNames()) {
            if (property.startsWith(prefix)) {
                environment.put(
                        property.substring(prefix.length()).replace("\"", ""), config.getValue(property, String.class));
            }
        }
        return environment;
    }

    /** Where the services look for secrets; empty if bam.yaml does not say. */
    Optional<Path> secrets() {
        return read().getOptionalValue("bam.secrets.directory", String.class).map(Path::of);
    }

    /** Each project has a repository of its own, below the vault's or where {project} stands in it. */
    private static String repository(String repository, String project) {
        String base = repository.endsWith("/") ? repository.substring(0, repository.length() - 1) : repository;
        return repository.contains("{project}") ? repository.replace("{project}", project) : base + "/" + project;
    }

    private SmallRyeConfig read() {
        try {
            return new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withSources(
                            new YamlConfigSource(file.toUri().toURL()),
                            new EnvConfigSource(environment, ENVIRONMENT_ORDINAL))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read: " + e.getMessage(), e);
        }
    }
}
