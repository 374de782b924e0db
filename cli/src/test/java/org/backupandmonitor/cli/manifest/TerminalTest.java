package org.backupandmonitor.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours are for people who look at a terminal and have not said no. */
class TerminalTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/3,    TERM=xterm,  true",
        "/dev/tty1,     TERM=linux,  true",
        "/dev/pts/3,    TERM=dumb,   false",
        "/dev/pts/3,    NO_COLOR=1,  false",
        "/dev/pts/3,    NO_COLOR=,   true",
        "/tmp/out.txt,  TERM=xterm,  false",
        "pipe:[4711],   TERM=xterm,  false",
        "/dev/null,     TERM=xterm,  false"
    })
    void test_colours_only_on_a_terminal(String output, String variable, boolean expected) throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("1"), Path.of(output));
        String[] nameAndValue = variable.split("=", -1);

        boolean colours = Terminal.takesColours(Map.of(nameAndValue[0], nameAndValue[1]), link);

        assertThat(colours).isEqualTo(expected);
    }
}
