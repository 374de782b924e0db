package org.backupandmonitor.backup.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One packaged backup-service in a process of its own, which can be killed as the world kills processes. */
public final class ServiceProcess implements AutoCloseable {

    private final Process process;

    private ServiceProcess(Process process) {
        this.process = process;
    }

    /** @param settings as system properties */
    public static ServiceProcess start(String name, Path directory, Map<String, String> settings) {
        Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new AssertionError(
                    jar + " is missing: package the module first (./mvnw -pl backup-service -am verify)");
        }
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-Dbam.instance=" + name,
                "-Dbam.state-directory=" + directory.resolve(name),
                "-Dquarkus.http.port=0",
                "-jar",
                jar.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve(name + ".log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ServiceProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As when a container or a machine dies: all at once, so that nobody can tidy up. */
    public void killWithChildren() throws InterruptedException {
        List<ProcessHandle> children = children();
        // Stopped first, so that it does not see its children die.
        Shellless.run(Map.of(), "kill", "-STOP", Long.toString(process.pid()));
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /** As by {@code kill}: it has time to tidy up. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    public List<ProcessHandle> children() {
        try (Stream<ProcessHandle> all = process.descendants()) {
            return all.toList();
        }
    }

    @Override
    public void close() {
        children().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
