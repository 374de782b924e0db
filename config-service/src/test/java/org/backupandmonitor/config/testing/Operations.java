package org.backupandmonitor.config.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What ops would have in their bam.yaml and secrets directory. */
public final class Operations implements QuarkusTestResourceLifecycleManager {

    public static final String TOKEN = "the-token-of-ops";
    public static final String HOOK_SECRET = "the-secret-of-the-hook";
    public static final String PING_ADDRESS = "https://ping.example.com";

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("operations");
            Path secrets = Files.createDirectories(directory.resolve("secrets"));
            Files.writeString(secrets.resolve("config-api"), TOKEN + "\n");
            Files.writeString(secrets.resolve("hook"), HOOK_SECRET + "\n");
            try (SampleRepository configured = SampleRepository.create(directory.resolve("configured"))) {
                configured.commit("backup-and-monitor.yaml", Manifests.of("configured", "site"));
            }
            return Map.ofEntries(
                    Map.entry("bam.state-directory", directory.resolve("state").toString()),
                    Map.entry("bam.secrets.directory", secrets.toString()),
                    Map.entry("bam.api.token", "secret:config-api"),
                    Map.entry("bam.pings.address", PING_ADDRESS),
                    Map.entry("bam.hooks.github.secret", "secret:hook"),
                    Map.entry("bam.policies.strict.targets", "*.example.com"),
                    Map.entry("bam.policies.strict.min-interval", "10s"),
                    Map.entry("bam.repositories.configured.url", "file://" + directory.resolve("configured")),
                    Map.entry("bam.repositories.configured.poll", "1s"),
                    Map.entry("bam.repositories.refused.url", "http://git.example.com/shop.git"),
                    Map.entry("bam.repositories.unknown-policy.url", "https://git.example.com/shop.git"),
                    Map.entry("bam.repositories.unknown-policy.policy", "nobody-wrote-this"),
                    Map.entry("bam.publishing.retry-every", "500ms"),
                    Map.entry("bam.heartbeat.every", "1s"),
                    // Its sweeps happen on the real clock; tests make their own, on theirs.
                    Map.entry("bam.retirement.sweep-every", "off"),
                    Map.entry("bam.topics.partitions", "3"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
