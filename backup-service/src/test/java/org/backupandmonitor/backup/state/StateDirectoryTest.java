package org.backupandmonitor.backup.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

    @TempDir
    Path directory;

    @Test
    void a_secret_is_readable_by_this_account_only_and_goes_with_its_work() throws IOException {
        StateDirectory state = new StateDirectory(directory);
        Path file;

        try (Scratch scratch = state.scratch()) {
            file = scratch.secret("password", "hush");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(scratch.directory())))
                    .isEqualTo("rwx------");
        }

        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void what_a_killed_process_left_goes_at_the_next_start_and_what_a_living_one_uses_stays() throws IOException {
        long living = ProcessHandle.current().parent().orElseThrow().pid();
        Path left = Files.createDirectories(directory.resolve("runs/999999999-left"));
        Files.writeString(left.resolve("identity"), "a key");
        Path used = Files.createDirectories(directory.resolve("runs/" + living + "-used"));

        new StateDirectory(directory);

        assertThat(left).doesNotExist();
        assertThat(used).exists();
    }
}
