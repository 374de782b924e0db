package org.backupandmonitor.cli.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backupandmonitor.stack.process.ChildProcess;
import org.backupandmonitor.stack.process.EndSignal;
import org.backupandmonitor.stack.process.JavaCache;

/** A packaged Quarkus service as a process, with the settings that let several of them fit on a small machine. */
final class ServiceProgram {

    private static final List<String> JAVA_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            // The second compiler costs a service two fifths of its start and a fifth of its memory; what it would win
            // matters to thousands of checks a second, not to what one machine watches.
            "-XX:TieredStopAtLevel=1",
            "-Xms24m",
            "-Xss512k",
            "-XX:MaxMetaspaceSize=160m",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.awt.headless=true");

    private final Path home;
    private final CacheUse caches;

    /** @param home the checkout, with everything built */
    ServiceProgram(Path home, CacheUse caches) {
        this.home = home;
        this.caches = caches;
    }

    ChildProcess start(ServicePlan plan, DataDirectory data, Map<String, String> environment) {
        Path target = home.resolve(plan.module()).resolve("target");
        Path application = target.resolve("quarkus-app");
        Path jar = application.resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new InstallationException(
                    jar + " is missing: build it with \"./mvnw -q package -DskipTests -pl " + plan.module() + " -am\"");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_OPTIONS);
        command.add("-Xmx" + plan.heap());
        command.addAll(caches.options(cache(plan.module(), application, target.resolve("java-cache"))));
        command.addAll(List.of("-jar", jar.toString()));
        return ChildProcess.start(
                plan.name(), command, environment, data.of(plan.name()), data.log(plan.name()), EndSignal.TERM);
    }

    private static JavaCache cache(String module, Path application, Path directory) {
        try (Stream<Path> files = Files.walk(application)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            return JavaCache.of(module, directory, jars);
        } catch (IOException e) {
            throw new UncheckedIOException(application + " can't be read: " + e.getMessage(), e);
        }
    }
}
