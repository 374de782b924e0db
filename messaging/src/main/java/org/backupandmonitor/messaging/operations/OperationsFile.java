package org.backupandmonitor.messaging.operations;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What ops own, bam.yaml, as a source of every service's configuration: the file that {@code BAM_CONFIG_FILE} names. It
 * overrides what a service brings along, and environment variables override it.
 *
 * <p>Quarkus' own {@code QUARKUS_CONFIG_LOCATIONS} would not do: a file gets the rank of whoever named it, so one that an
 * environment variable names could not be overridden by another.
 */
@StaticInitSafe
public final class OperationsFile implements ConfigSourceFactory {

    private static final String KEY = "bam.config-file";

    /** Between a service's application.properties (250, and 260 beside the jar) and environment variables (300). */
    private static final int ORDINAL = 280;

    /** @throws IllegalStateException if the file can't be read; the message names it */
    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue file = context.getValue(KEY);
        if (file == null || file.getValue() == null || file.getValue().isBlank()) {
            return List.of();
        }
        Path path = Path.of(file.getValue()).toAbsolutePath();
        try {
            return List.of(new YamlConfigSource(path.toUri().toURL(), ORDINAL));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "BAM_CONFIG_FILE names " + path + ", which can't be read: " + e.getMessage(), e);
        } catch (YAMLException e) {
            throw new IllegalStateException(path + " is no YAML: " + e.getMessage(), e);
        }
    }
}
