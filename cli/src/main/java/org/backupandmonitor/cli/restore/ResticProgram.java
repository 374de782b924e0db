package org.backupandmonitor.cli.restore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupandmonitor.cli.installation.InstallationException;

/** Which restic is used: what BAM_RESTIC names, else one that {@code ./bam} fetched, else the one on the path. */
final class ResticProgram {

    private static final Pattern VERSION = Pattern.compile("restic (\\d+)\\.(\\d+)");

    /** Older ones hide failures behind exit code 0: what they restored might not be all. */
    private static final int OLDEST_MINOR = 17;

    private ResticProgram() {}

    /** @throws InstallationException if there is none that will do; the message says how to get one */
    static String find(Map<String, String> environment) {
        List<String> seen = new ArrayList<>();
        for (String candidate : candidates(environment)) {
            String said = version(candidate);
            if (isNewEnough(said)) {
                return candidate;
            }
            seen.add(candidate
                    + (said.isEmpty()
                            ? " does not run"
                            : " is " + said.lines().toList().get(0)));
        }
        throw new InstallationException("restic 0." + OLDEST_MINOR + " or newer is needed to restore, and "
                + String.join(", ", seen) + ": install it, or set BAM_RESTIC to its path");
    }

    private static List<String> candidates(Map<String, String> environment) {
        String named = environment.getOrDefault("BAM_RESTIC", "");
        if (!named.isBlank()) {
            return List.of(named);
        }
        List<String> all = new ArrayList<>(fetched(environment));
        all.add("restic");
        return all;
    }

    private static List<String> fetched(Map<String, String> environment) {
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path root = caches.isBlank() ? Path.of(System.getProperty("user.home", "/"), ".cache") : Path.of(caches);
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> versions =
                Files.newDirectoryStream(root.resolve("backup-and-monitor").resolve("restic"))) {
            for (Path version : versions) {
                if (Files.isExecutable(version.resolve("restic"))) {
                    found.add(version.resolve("restic").toString());
                }
            }
        } catch (IOException e) {
            // None was fetched; there may be one on the path.
            return List.of();
        }
        return found;
    }

    private static boolean isNewEnough(String said) {
        Matcher version = VERSION.matcher(said);
        return version.find()
                && (Integer.parseInt(version.group(1)) > 0 || Integer.parseInt(version.group(2)) >= OLDEST_MINOR);
    }

    private static String version(String program) {
        try {
            Process process = new ProcessBuilder(program, "version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? said : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InstallationException("restic was interrupted");
        }
    }
}
