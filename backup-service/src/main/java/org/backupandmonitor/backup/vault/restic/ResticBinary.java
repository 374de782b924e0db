package org.backupandmonitor.backup.vault.restic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.process.ChildProcess;
import org.backupandmonitor.backup.process.Exit;
import org.backupandmonitor.backup.process.Invocation;
import org.backupandmonitor.backup.process.Programs;

/** Which restic is used: what ops named, else the first that is new enough on the path or in {@code ./bam}'s cache. */
sealed interface ResticBinary {

    /** Older ones hide failures behind exit code 0 or have no {@code --stdin-from-command}. */
    int MAJOR = 0;

    int MINOR = 17;

    record Found(Path program, String version) implements ResticBinary {}

    /** @param problem one sentence with the next step */
    record Unusable(String problem) implements ResticBinary {}

    static ResticBinary find(Optional<String> configured) {
        List<Path> candidates = configured
                .map(text -> text.contains("/") ? Optional.of(Path.of(text)) : Programs.find(text))
                .map(path -> path.map(List::of).orElse(List.of()))
                .orElseGet(ResticBinary::known);
        String seen = configured.map(text -> text + " can't be found").orElse("none was found");
        for (Path candidate : candidates) {
            String version = version(candidate);
            if (isNewEnough(version)) {
                return new Found(candidate, version);
            }
            seen = candidate + (version.isEmpty() ? " does not run" : " is " + version);
        }
        return new Unusable("restic 0.17 or newer is needed, and " + seen
                + ": install it (./bam does), or name it with bam.restic (environment: BAM_RESTIC)");
    }

    private static List<Path> known() {
        List<Path> all = new ArrayList<>();
        Programs.find("restic").ifPresent(all::add);
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path caches =
                xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home", "/"), ".cache") : Path.of(xdg);
        Path cache = caches.resolve("backup-and-monitor").resolve("restic");
        if (Files.isDirectory(cache)) {
            try (DirectoryStream<Path> versions = Files.newDirectoryStream(cache)) {
                for (Path version : versions) {
                    all.add(version.resolve("restic"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(cache + " can't be read", e);
            }
        }
        return all.stream().filter(Files::isExecutable).toList();
    }

    private static String version(Path program) {
        try {
            Exit exit = ChildProcess.run(Invocation.of(List.of(program.toString(), "version")), new Cancellation());
            Matcher version = Pattern.compile("restic (\\d+\\.\\d+\\.\\d+).*").matcher(String.join(" ", exit.output()));
            return exit.succeeded() && version.matches() ? version.group(1) : "";
        } catch (UncheckedIOException e) {
            return "";
        }
    }

    static boolean isNewEnough(String version) {
        Matcher parts = Pattern.compile("(\\d+)\\.(\\d+)\\..*").matcher(version);
        if (!parts.matches()) {
            return false;
        }
        int major = Integer.parseInt(parts.group(1));
        return major > MAJOR || major == MAJOR && Integer.parseInt(parts.group(2)) >= MINOR;
    }
}
