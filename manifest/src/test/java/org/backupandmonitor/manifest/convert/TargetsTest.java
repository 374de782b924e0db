package org.backupandmonitor.manifest.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

    @ParameterizedTest
    @CsvSource({
        "db:5432, '{host=db, port=5432}'",
        "db, {host=db}",
        "db:http, {host=db:http}",
        "[2001:db8::1]:53, '{host=2001:db8::1, port=53}'",
        ":80, '{host=, port=80}'",
        "db:123456, {host=db:123456}"
    })
    void test_host_and_port_are_told_apart(String text, String expected) {
        Map<String, Object> table = new LinkedHashMap<>();

        Targets.putHostPort(text, table);

        assertThat(table).hasToString(expected);
    }

    @Test
    void test_email_addresses_are_found_each_once() {
        assertThat(Targets.emails(List.of(
                        "a@example.com, b@example.com",
                        "Bob <c@example.com>",
                        "\u0000d@example.com",
                        "",
                        "a@example.com")))
                .containsExactly("a@example.com", "b@example.com");
    }
}
