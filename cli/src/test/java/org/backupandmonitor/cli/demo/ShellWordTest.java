package org.backupandmonitor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShellWordTest {

    @Test
    void whatAShellWouldTakeApartIsQuoted() {
        assertThat(ShellWord.of(Path.of("/srv/bam/run/probe-service-office.pid")))
                .isEqualTo("/srv/bam/run/probe-service-office.pid");
        assertThat(ShellWord.of(Path.of("/home/Ada's $HOME/a b"))).isEqualTo("'/home/Ada'\\''s $HOME/a b'");
    }
}
