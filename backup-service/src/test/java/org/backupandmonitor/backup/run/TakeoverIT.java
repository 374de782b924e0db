package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.backup.testing.PlainRestic;
import org.backupandmonitor.backup.testing.ServiceProcess;
import org.backupandmonitor.backup.testing.Waiting;
import org.backupandmonitor.backup.testing.World;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Instances of the packaged service on real Kafka and PostgreSQL, one of which dies or is stopped in the middle of a run. */
class TakeoverIT {

    /** One for all, as the database is: it remembers what the vault holds. Kept after a failure, for the instances' logs. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private final List<ServiceProcess> instances = new ArrayList<>();
    private Map<String, String> settings;
    private World world;
    private PlainRestic vault;

    @BeforeEach
    void prepare() throws IOException {
        Map<String, String> stack = new LocalStackResource().start();
        world = World.of(stack.get("kafka.bootstrap.servers"), directory);
        vault = new PlainRestic(directory.resolve("nas/shop"), "vault password");
        Path secrets = Files.createDirectories(directory.resolve("secrets"));
        Files.writeString(secrets.resolve("vault"), "vault password");
        settings = new HashMap<>(stack);
        settings.put("bam.restic", resticThatCanBeSlow().toString());
        settings.put("bam.secrets.directory", secrets.toString());
        settings.put("bam.local-sources.roots", directory.resolve("open").toString());
        settings.put("bam.policies.open.loopback", "true");
        settings.put("bam.vaults.nas.repository", directory.resolve("nas").toString());
        settings.put("bam.vaults.nas.password", "secret:vault");
        settings.put("bam.backup.lease", "20s");
        settings.put("bam.backup.renew-every", "1s");
        settings.put("bam.backup.vault-timeout", "5m");
        Files.deleteIfExists(directory.resolve("storing"));
        byte[] noise = new byte[4_000_000];
        new Random(1).nextBytes(noise);
        Files.createDirectories(directory.resolve("open/large"));
        Files.write(directory.resolve("open/large/noise"), noise);
    }

    @AfterEach
    void end() {
        instances.forEach(ServiceProcess::close);
        world.close();
    }

    @Test
    void a_killed_instances_run_is_told_as_interrupted_and_repeated_by_another_that_takes_the_lock_away()
            throws Exception {
        slow(true);
        ServiceProcess first = instance("first");
        world.publish(Given.definition("large", world.localFiles("large"), World.HOURLY));
        Waiting.until(() -> !locks().isEmpty());
        instance("second");
        Waiting.until(() -> Files.readString(directory.resolve("second.log")).contains("Listening on"));
        world.command("while-it-runs", "large");
        world.local("small");
        world.publish(Given.definition("other", "small", world.localFiles("small"), World.HOURLY));
        world.awaitEnd("other/small", 1);
        assertThat(started())
                .as("one run at a time, whoever owns the backup now")
                .hasSize(1);
        assertThat(locks()).as("the living keep their lock").isNotEmpty();

        first.killWithChildren();

        assertThat(locks()).as("what the dead left").isNotEmpty();
        slow(false);
        RunEvent.Finished interrupted = world.awaitEnd("shop/large", 1);
        assertThat(interrupted.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(interrupted.message()).isEqualTo("backup-service ended while it ran; it runs again soon");
        RunEvent.Finished repeated = world.awaitEnd("shop/large", 2);
        assertThat(repeated.outcome()).as(repeated.message()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(repeated.message()).as("retention could do its work, too").isEmpty();
        assertThat(started()).extracting(RunEvent.Started::instance).startsWith("first", "second");
        assertThat(started().get(1).at()).isAfterOrEqualTo(interrupted.at());
        assertThat(locks()).isEmpty();
        assertThat(vault.run("check", "--read-data")).isNotEmpty();
        assertThat(directory.resolve("second.log"))
                .content()
                .contains("shop/large: run ")
                .doesNotContain("vault password");
    }

    @Test
    void a_stopped_instance_tidies_up_tells_so_and_the_next_one_runs_what_was_cut_short() throws Exception {
        slow(true);
        ServiceProcess third = instance("third");
        world.publish(Given.definition("stopped", world.localFiles("large"), World.HOURLY));
        Waiting.until(() -> !locks().isEmpty());
        List<ProcessHandle> children = third.children();

        third.terminate();

        RunEvent.Finished cancelled = world.awaitEnd("shop/stopped", 1);
        assertThat(cancelled.outcome()).isEqualTo(RunEvent.Outcome.CANCELLED);
        assertThat(cancelled.message()).isEqualTo("it was stopped because backup-service ended; it runs again soon");
        assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(locks()).isEmpty();
        slow(false);
        Instant restarted = Instant.now();
        instance("third");
        RunEvent.Finished repeated = world.awaitEnd("shop/stopped", 2);
        assertThat(repeated.outcome()).as(repeated.message()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(repeated.startedAt()).isAfter(restarted);
    }

    private ServiceProcess instance(String name) {
        ServiceProcess instance = ServiceProcess.start(name, directory, settings);
        instances.add(instance);
        return instance;
    }

    private List<RunEvent.Started> started() {
        return world.kafka().only("shop/large", RunEvent.Started.class);
    }

    private List<Path> locks() throws IOException {
        Path locks = directory.resolve("nas/shop/locks");
        if (!Files.isDirectory(locks) || !Files.exists(directory.resolve("storing"))) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(locks)) {
            return all.toList();
        }
    }

    /** A vault at the other end of a slow line, for as long as the file is there. */
    private void slow(boolean slow) throws IOException {
        if (slow) {
            Files.writeString(directory.resolve("slow"), "");
        } else {
            Files.delete(directory.resolve("slow"));
        }
    }

    private Path resticThatCanBeSlow() throws IOException {
        String restic = PlainRestic.program().toString();
        Path script = Files.writeString(
                directory.resolve("restic"),
                String.join(
                        "\n",
                        "#!/bin/sh",
                        "case \" $* \" in",
                        "*' backup '*large*)",
                        "  touch '" + directory.resolve("storing") + "'",
                        "  [ -e '" + directory.resolve("slow") + "' ] && exec '" + restic + "' --limit-upload 8 \"$@\"",
                        "esac",
                        "exec '" + restic + "' \"$@\"",
                        ""));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }
}
