package org.backupandmonitor.config.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PingKeyFileTest {

    @TempDir
    Path directory;

    @Test
    void theKeyIsMadeOnceAndStays() throws Exception {
        Path file = directory.resolve("state/ping-key");
        byte[] first = new PingKeyFile(file).readOrCreate();

        byte[] second = new PingKeyFile(file).readOrCreate();

        assertThat(second).isEqualTo(first).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aDamagedKeyIsNotReplaced() throws Exception {
        Path file = Files.writeString(directory.resolve("ping-key"), "short");

        assertThatThrownBy(() -> new PingKeyFile(file).readOrCreate())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("restore it from a backup");
        assertThat(file).hasContent("short");
    }
}
