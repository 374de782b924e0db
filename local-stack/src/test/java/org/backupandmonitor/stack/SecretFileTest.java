package org.backupandmonitor.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir
    Path directory;

    @Test
    void aSecretIsMadeOnceForItsOwnerAlone() throws IOException {
        Path file = directory.resolve("password");

        String secret = SecretFile.textOf(file);

        assertThat(secret).matches("[0-9a-f]{64}");
        assertThat(SecretFile.textOf(file)).isEqualTo(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void whatSomebodyWroteStays() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "correct horse\n");

        assertThat(SecretFile.textOf(file)).isEqualTo("correct horse");
    }

    @Test
    void anEmptyFileThatAFullDiskLeftIsNoSecret() throws IOException {
        Path file = Files.createFile(directory.resolve("password"));

        assertThat(SecretFile.textOf(file)).matches("[0-9a-f]{64}");
    }
}
