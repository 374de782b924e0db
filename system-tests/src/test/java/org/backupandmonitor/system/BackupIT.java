package org.backupandmonitor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.backupandmonitor.system.Events.Event;
import org.backupandmonitor.system.world.Restic;
import org.backupandmonitor.system.world.Tree;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A host is pulled over SSH, and its snapshot is the source to the byte. Runs on every kind of stack. */
@RunningSystem
@Order(40)
class BackupIT {

    private final TestWorld world;

    BackupIT(TestWorld world) {
        this.world = world;
    }

    @Test
    void whatWasPulledOverSshComesOutOfPlainResticAsItWas() throws Exception {
        Path source = world.directory("source/uploads");
        Tree.plant(source);
        world.repository("files").push(manifest(source));
        world.events()
                .await(
                        "its schedule",
                        "runs.v1",
                        event -> "files/uploads".equals(event.key())
                                && event.text("type").equals("scheduled"));

        world.runNow("files", "uploads");

        Event finished = world.events()
                .await(
                        "the end of the run",
                        "runs.v1",
                        event -> "files/uploads".equals(event.key())
                                && event.text("type").equals("finished"));
        assertThat(finished.text("outcome")).as(finished.text("message")).isEqualTo("SUCCEEDED");
        String snapshot = finished.value().at("/snapshots/0/id").asText();
        Path restored = world.directory("restored");
        Restic.run(
                world.vault("files"), TestWorld.VAULT_PASSWORD, "restore", snapshot, "--target", restored.toString());
        assertThat(Tree.describe(found(restored, source))).isEqualTo(Tree.describe(source));
        await("the page").atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        world.pages().html("/backups/files/uploads"))
                .contains(snapshot.substring(0, 8)));
    }

    /** restic keeps the whole path of what it stored, wherever the mirror was. */
    private static Path found(Path restored, Path source) throws java.io.IOException {
        try (var all = Files.walk(restored)) {
            return all.filter(path -> path.endsWith(source.toString().substring(1)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(source + " is not in the snapshot"));
        }
    }

    private String manifest(Path source) {
        return """
                version: 1
                project: files
                owners: [files-team@example.com]
                backups:
                  - name: uploads
                    files:
                      host: "%s"
                      port: %d
                      user: %s
                      key: secret:ssh-files
                      host-key: %s
                      paths: ["%s"]
                    schedule: every 1d
                    max-age: 2d
                    keep: { last: 3 }
                    vaults: [nas]
                """.formatted(
                world.sshHost.address(), world.sshHost.port(), world.sshHost.user(), world.sshHost.hostKey(), source);
    }
}
