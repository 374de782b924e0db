package org.backupandmonitor.manifest.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.backupandmonitor.manifest.RandomInput;
import org.backupandmonitor.manifest.language.OutOfRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {

    @ParameterizedTest
    @CsvSource({
        "1B, 1, 1B",
        "500kB, 500000, 500kB",
        "500KB, 500000, 500kB",
        "10MB, 10000000, 10MB",
        "2GB, 2000000000, 2GB",
        "1TB, 1000000000000, 1TB",
        "1KiB, 1024, 1KiB",
        "1.5MiB, 1572864, 1536KiB",
        "1GiB, 1073741824, 1GiB",
        "2TiB, 2199023255552, 2TiB",
        "0.5kB, 500, 500B"
    })
    void test_is_read_in_bytes_and_written_with_the_largest_unit(String text, long bytes, String written) {
        assertThat(Sizes.parse(text)).isEqualTo(bytes);
        assertThat(Sizes.format(bytes)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "MB", "10 MB", "10mb", "10Mb", "-1B", "1.2345kB", "1,5MB", "1PB"})
    void test_what_is_none_is_refused(String text) {
        assertThatThrownBy(() -> Sizes.parse(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text + "\" is no size: write a number and a unit");
    }

    @ParameterizedTest
    @CsvSource({
        "0B, is not a whole number of bytes",
        "0.000MB, is not a whole number of bytes",
        "1.5B, is not a whole number of bytes",
        "0.001KiB, is not a whole number of bytes",
        "999999999999TiB, is more than any store holds"
    })
    void test_what_cannot_be_is_refused(String text, String reason) {
        assertThatThrownBy(() -> Sizes.parse(text))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining(reason);
    }

    @Property(seed = RandomInput.SEED)
    void test_what_is_written_is_read_as_the_same(@ForAll @LongRange(min = 1, max = 999_999_999_999L) long bytes) {
        assertThat(Sizes.parse(Sizes.format(bytes))).isEqualTo(bytes);
    }
}
