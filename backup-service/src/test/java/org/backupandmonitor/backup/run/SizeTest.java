package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1540000, 1.5 MB",
        "999990000, 1.0 GB",
        "9223372036854775807, 9.2 EB"
    })
    void reads_as_people_write_it(long bytes, String text) {
        assertThat(Size.text(bytes)).isEqualTo(text);
    }
}
