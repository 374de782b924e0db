package org.backupandmonitor.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.backupandmonitor.cli.installation.InstallationException;

/** A Git repository on this machine with the manifest that a developer of the sample app would write. */
final class SampleRepository {

    static final String MANIFEST = "backup-and-monitor.yaml";

    private final Path directory;

    SampleRepository(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** Makes the repository with one commit, unless there is one already. */
    void create(DemoPorts ports, Path uploads) {
        if (Files.exists(directory.resolve(".git/refs/heads/main"))) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(MANIFEST), manifest(ports, uploads));
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " can't be written: " + e.getMessage(), e);
        }
        git("init", "--quiet", "--initial-branch=main");
        // So that a newcomer without a Git identity can commit, too.
        git("config", "user.name", "Shop Team");
        git("config", "user.email", "shop-team@example.com");
        git("add", MANIFEST);
        git("commit", "--quiet", "--message", "Monitor the shop and back up its data");
    }

    private static String manifest(DemoPorts ports, Path uploads) {
        return """
                version: 1
                project: shop
                owners: [shop-team@example.com]
                alerts:
                  email: [shop-team@example.com]
                  slack: [shop-alerts]
                defaults: { every: 5s, timeout: 2s, locations: all }
                monitors:
                  - name: storefront
                    http: http://127.0.0.1:%1$d/health
                    expect:
                      status: 200
                      body: { contains: ok }
                      json: { "$.db": up }
                      latency: 500ms
                    failures: 2
                  - name: front-page
                    http: http://127.0.0.1:%1$d/
                    expect: { body: { contains: Sample shop } }
                  - name: orders-db
                    tcp: 127.0.0.1:%2$d
                  - name: nightly-report
                    heartbeat: { every: 1d, grace: 1h }
                backups:
                  - name: uploads
                    files: { paths: ["%3$s"], exclude: ["*.tmp"] }
                    schedule: every 10m
                    max-age: 1h
                    keep: { last: 6, daily: 7 }
                    vaults: [local]
                  - name: orders
                    postgres: { host: 127.0.0.1, port: %2$d, database: orders, user: backup, password: "secret:orders-db" }
                    schedule: every 10m
                    max-age: 1h
                    keep: { last: 6, daily: 7 }
                    vaults: [local]
                """.formatted(ports.app(), ports.database(), uploads);
    }

    private void git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        // What somebody has set for their own commits would ask for a key, or check what is none of theirs.
        command.addAll(List.of("-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new InstallationException(
                        "git " + arguments[0] + " failed in " + directory + ": " + said.strip());
            }
        } catch (IOException e) {
            throw new InstallationException("git can't be run (" + e.getMessage() + "): install it, then start again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InstallationException("making the sample repository was interrupted");
        }
    }
}
