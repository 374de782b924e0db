package org.backupandmonitor.messaging.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsFileTest {

    @TempDir
    Path directory;

    @Test
    void test_the_environment_overrides_the_file_and_the_file_what_a_service_brings_along() throws IOException {
        Path file = file("bam: { ui: { url: https://status.example.com }, watch: { every: 5m } }");

        SmallRyeConfig config = config(Map.of("BAM_CONFIG_FILE", file.toString(), "BAM_WATCH_EVERY", "9m"));

        assertThat(config.getValue("bam.watch.every", String.class)).isEqualTo("9m");
        assertThat(config.getValue("bam.ui.url", String.class)).isEqualTo("https://status.example.com");
    }

    @Test
    void test_what_whoever_starts_a_service_would_have_gives_way_to_the_file() throws IOException {
        Path file = file("bam: { secrets: { directory: /etc/secrets }, policies: { default: { loopback: false } } }");
        Map<String, String> defaults = Map.of("BAM_DEFAULT_SECRETS_DIRECTORY", "/data", "BAM_DEFAULT_LOOPBACK", "true");

        Map<String, String> all = new HashMap<>(defaults);
        all.put("BAM_CONFIG_FILE", file.toString());

        SmallRyeConfig without = config(defaults);
        SmallRyeConfig with = config(all);

        assertThat(without.getValue("bam.secrets.directory", String.class)).isEqualTo("/data");
        assertThat(without.getValue("bam.policies.default.loopback", String.class))
                .isEqualTo("true");
        assertThat(with.getValue("bam.secrets.directory", String.class)).isEqualTo("/etc/secrets");
        assertThat(with.getValue("bam.policies.default.loopback", String.class)).isEqualTo("false");
    }

    @Test
    void test_without_a_file_a_service_has_what_it_brings_along() {
        SmallRyeConfig config = config(Map.of("BAM_CONFIG_FILE", ""));

        assertThat(config.getValue("bam.ui.url", String.class)).isEqualTo("http://localhost:8080");
        assertThat(config.getOptionalValue("bam.secrets.directory", String.class))
                .isEmpty();
    }

    @Test
    void test_a_file_that_can_not_be_read_is_named() throws IOException {
        Path missing = directory.resolve("Müller, a b.yaml");
        Path broken = file("bam: { ui: ");

        assertThatThrownBy(() -> config(Map.of("BAM_CONFIG_FILE", missing.toString())))
                .hasMessageContaining("BAM_CONFIG_FILE names " + missing + ", which can't be read");
        assertThatThrownBy(() -> config(Map.of("BAM_CONFIG_FILE", broken.toString())))
                .hasMessageContaining(broken + " is no YAML");
    }

    /** As Quarkus makes it for a service: what is found on the class path, with its application.properties. */
    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredSources()
                .addPropertiesSources()
                .withSources(
                        new EnvConfigSource(environment, 300),
                        new PropertiesConfigSource(
                                Map.of("bam.ui.url", "http://localhost:8080", "bam.watch.every", "1m"),
                                "application.properties",
                                250))
                .build();
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("bam.yaml"), yaml);
    }
}
