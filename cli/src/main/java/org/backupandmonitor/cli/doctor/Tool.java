package org.backupandmonitor.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that the system calls.
 *
 * @param versionArgument what makes it print its version
 * @param oldest the oldest version that will do, as major and minor
 * @param why what it is needed for
 * @param how how to get it
 */
record Tool(String program, String versionArgument, int oldestMajor, int oldestMinor, String why, String how) {

    private static final Pattern VERSION = Pattern.compile("([0-9]+)\\.([0-9]+)[0-9.p]*");

    static List<Tool> all(String restic) {
        return List.of(
                new Tool("git", "--version", 2, 28, "manifests live in Git", install("git", "git")),
                new Tool("rsync", "--version", 3, 2, "pulls files from other hosts", install("rsync", "rsync")),
                new Tool(
                        "ssh",
                        "-V",
                        8,
                        0,
                        "reaches the hosts whose files are backed up",
                        install("openssh-client", "openssh")),
                new Tool(
                        "pg_dump",
                        "--version",
                        13,
                        0,
                        "dumps PostgreSQL databases (no server newer than itself)",
                        install("postgresql-client", "libpq")),
                new Tool(
                        restic,
                        "version",
                        0,
                        17,
                        "stores the backups",
                        "./bam up fetches it on Debian and with Homebrew; else https://github.com/restic/restic/releases, and set BAM_RESTIC"));
    }

    private static String install(String debian, String homebrew) {
        return System.getProperty("os.name").startsWith("Mac")
                ? "brew install " + homebrew
                : "sudo apt-get install " + debian + " (Debian, Ubuntu)";
    }

    /** What is found, and whether it will do. */
    record Finding(boolean good, String text) {}

    Finding look() {
        Optional<String> said = run();
        if (said.isEmpty()) {
            return new Finding(false, program + " is missing; it " + why + ". Get it: " + how);
        }
        Matcher version = VERSION.matcher(said.get());
        if (!version.find()) {
            return new Finding(true, program + " is there (it does not say which version)");
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        boolean enough = major > oldestMajor || (major == oldestMajor && minor >= oldestMinor);
        return enough
                ? new Finding(true, program + " " + version.group())
                : new Finding(
                        false,
                        program + " " + version.group() + " is too old, " + oldestMajor + "." + oldestMinor
                                + " is needed; it " + why + ". Get it: " + how);
    }

    private Optional<String> run() {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(List.of(program, versionArgument)))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(10, TimeUnit.SECONDS) ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
