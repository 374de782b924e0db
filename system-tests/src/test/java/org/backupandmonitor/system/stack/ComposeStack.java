package org.backupandmonitor.system.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.backupandmonitor.system.world.Command;

/**
 * Containers, as docker-compose.yml describes them. {@code system-tests/compose-check} has built the images and says in the
 * environment what docker-compose needs to know.
 */
public final class ComposeStack implements Stack {

    private final Path home;
    private final Map<String, String> environment;

    public ComposeStack(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    @Override
    public void start() {
        compose("up", "-d", "--no-build");
        Awaitility.await("all services to be ready")
                .atMost(java.time.Duration.ofMinutes(5))
                .pollInterval(java.time.Duration.ofSeconds(1))
                .until(() -> {
                    String states = compose("ps");
                    return states.lines()
                                    .filter(line -> line.contains("(healthy)"))
                                    .count()
                            == 8;
                });
    }

    @Override
    public void stop() {
        compose("stop");
    }

    @Override
    public URI ui() {
        return URI.create("http://127.0.0.1:" + environment.get("BAM_UI_PORT"));
    }

    @Override
    public URI loginLink() {
        return ui().resolve("/login/once/" + environment.get("BAM_LOGIN_TOKEN"));
    }

    @Override
    public String kafka() {
        return "127.0.0.1:" + environment.get("BAM_KAFKA_HOST_PORT");
    }

    @Override
    public String path(Path file) {
        // The override file mounts the test's directory where it is.
        return file.toString();
    }

    @Override
    public void freeze(String service) {
        compose("pause", name(service));
    }

    @Override
    public void thaw(String service) {
        compose("unpause", name(service));
    }

    @Override
    public void kill(String service) {
        compose("kill", name(service));
    }

    @Override
    public String logTails() {
        return compose("logs", "--no-color", "--tail=40");
    }

    @Override
    public void close() {
        compose("down", "--volumes", "--remove-orphans");
    }

    private static String name(String service) {
        return service.replace("-service", "");
    }

    private String compose(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("docker-compose", "-f", "docker-compose.yml", "-f", "system-tests/compose-check.yml"));
        command.addAll(List.of(arguments));
        return Command.run(home, environment, command.toArray(String[]::new));
    }
}
