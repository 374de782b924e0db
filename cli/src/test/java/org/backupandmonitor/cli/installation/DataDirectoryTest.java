package org.backupandmonitor.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path directory;

    @Test
    void whatItMakesIsForItsOwnerAlone() throws IOException {
        DataDirectory data = DataDirectory.at(directory.resolve("new/data"));

        assertThat(permissions(data.root())).isEqualTo("rwx------");
        assertThat(permissions(data.secrets())).isEqualTo("rwx------");
        assertThat(permissions(data.of("kafka"))).isEqualTo("rwx------");
    }

    @Test
    void aDirectoryThatIsThereStaysOpenToWhomItIs() throws IOException {
        Path there = Files.createDirectory(directory.resolve("srv"));
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-xr-x"));

        DataDirectory data = DataDirectory.at(there);

        assertThat(permissions(there)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(data.logs())).isEqualTo("rwx------");
        assertThat(permissions(data.secrets())).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
