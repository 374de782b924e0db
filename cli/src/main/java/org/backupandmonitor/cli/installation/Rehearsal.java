package org.backupandmonitor.cli.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backupandmonitor.stack.process.FreePort;

/** One start and end of the whole system on data that nobody needs, in which Java makes the caches that later starts use. */
public final class Rehearsal {

    private static final int PORTS = ServicePlans.FURTHER_PROBES + 1;

    private Rehearsal() {}

    /**
     * Starts each program, ends it, and keeps what was recorded.
     *
     * @param place a directory that is emptied before and removed afterwards
     * @return how many programs made no cache
     */
    public static int run(Path home, Path place, Progress progress) {
        delete(place);
        CacheUse caches = CacheUse.toMakeThem();
        InstallationSettings settings =
                new InstallationSettings(null, freePorts(), List.of(InstallationSettings.USUAL_LOCATION), Map.of());
        Installation installation = Installation.open(DataDirectory.at(place), settings, progress, caches);
        // Ctrl-C must not wait for caches.
        Thread end = new Thread(installation::abandon, "end");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            installation.startServers();
            installation.rehearseServices(home);
            installation.close();
            return caches.keep();
        } finally {
            installation.abandon();
            Runtime.getRuntime().removeShutdownHook(end);
            delete(place);
        }
    }

    /** The first of so many ports that are all free. */
    private static int freePorts() {
        while (true) {
            int base = FreePort.any();
            if (base + PORTS < 65_536 && IntStream.range(base, base + PORTS).allMatch(FreePort::isFree)) {
                return base;
            }
        }
    }

    private static void delete(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(root + " can't be removed: " + e.getMessage(), e);
        }
    }
}
