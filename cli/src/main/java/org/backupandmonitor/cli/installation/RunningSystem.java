package org.backupandmonitor.cli.installation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A system that runs on this machine, as far as its {@code run/stack.json} tells. */
public final class RunningSystem {

    private final Path data;
    private final Map<Integer, String> services;

    private RunningSystem(Path data, Map<Integer, String> services) {
        this.data = data;
        this.services = services;
    }

    /** The one that has this data directory; empty if none runs on it, or it has only begun to start. */
    public static Optional<RunningSystem> on(Path data) {
        Path root = data.toAbsolutePath().normalize();
        try {
            if (!RunLock.isHeld(root)) {
                return Optional.empty();
            }
            // JSON is YAML.
            Object read = new Load(LoadSettings.builder().build())
                    .loadFromString(Files.readString(root.resolve("run/stack.json")));
            return read instanceof Map<?, ?> stack && stack.get("addresses") instanceof Map<?, ?> addresses
                    ? Optional.of(new RunningSystem(root, ports(addresses)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<Integer, String> ports(Map<?, ?> addresses) {
        Map<Integer, String> ports = new HashMap<>();
        addresses.forEach(
                (name, address) -> ports.put(URI.create(String.valueOf(address)).getPort(), String.valueOf(name)));
        return ports;
    }

    public Path data() {
        return data;
    }

    /** The name of what it runs on the port. */
    public Optional<String> serviceOn(int port) {
        return Optional.ofNullable(services.get(port));
    }
}
