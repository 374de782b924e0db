package org.backupandmonitor.backup.source.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.backup.testing.Shellless;
import org.backupandmonitor.backup.testing.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTreeTest {

    @TempDir
    Path directory;

    @Test
    void what_the_source_has_closed_can_be_removed_by_a_common_account() throws IOException {
        Tree mirror = new Tree(directory.resolve("mirror"));
        mirror.file("srv/gone/read-only/a", "a").file("srv/gone/closed/b", "b").file("srv/stays/c", "c");
        mode("srv/gone/read-only", "r-xr-xr-x");
        mode("srv/gone/closed", "---------");
        mode("srv/gone", "r-xr-xr-x");
        mode("srv", "r-xr-xr-x");

        asCommonAccount(mirror.root().toString(), "/srv/stays");

        assertThat(mirror.entries()).containsOnlyKeys("srv", "srv/stays", "srv/stays/c");
    }

    private void mode(String path, String permissions) throws IOException {
        Files.setPosixFilePermissions(
                directory.resolve("mirror").resolve(path), PosixFilePermissions.fromString(permissions));
    }

    /** Root may do everything, unless it gives that up. */
    private static void asCommonAccount(String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--bounding-set", "-all", "--inh-caps", "-all", "--"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Tidying.class.getName()));
        command.addAll(List.of(arguments));
        Shellless.run(Map.of(), command.toArray(String[]::new));
    }

    /** A process that tidies a mirror up. */
    static final class Tidying {

        private Tidying() {}

        public static void main(String[] arguments) {
            new MirrorTree(Path.of(arguments[0])).keepOnly(List.of(arguments[1]));
        }
    }
}
