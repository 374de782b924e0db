package org.backupandmonitor.manifest.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

    @ParameterizedTest
    @CsvSource({
        "db.example.com:5432, db.example.com, 5432",
        "db.:1, db., 1",
        "9.9.9.9:65535, 9.9.9.9, 65535",
        "[2001:db8::1]:53, 2001:db8::1, 53",
        "[::ffff:1.2.3.4]:53, ::ffff:1.2.3.4, 53"
    })
    void test_host_and_port_are_told_apart(String text, String host, int port) {
        assertThat(Hosts.hostOf(text)).isEqualTo(host);
        assertThat(Hosts.portOf(text)).isEqualTo(port);
        assertThat(new HostPort(host, port)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"db.example.com", "2001:db8::1", "9.9.9.9", "[2001:db8::1]", "db:x", "-x:1"})
    void test_without_a_port_all_of_it_is_the_host(String text) {
        assertThat(Hosts.hostOf(text)).isEqualTo(text);
        assertThatThrownBy(() -> Hosts.portOf(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "::1, 0:0:0:0:0:0:0:1",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "::ffff:1.2.3.4, 1.2.3.4"
    })
    void test_addresses_are_read(String text, String address) {
        assertThat(Hosts.literal(text).map(InetAddress::getHostAddress)).contains(address);
    }

    /** Java would ask a name server about these, or take them for an address in forms nobody expects. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "db.example.com",
                "127.1",
                "2130706433",
                "0x7f.0.0.1",
                "256.1.1.1",
                "1.2.3.4.5",
                "1.2.3.",
                ":",
                "::1::1",
                "fe80::1%eth0"
            })
    void test_what_is_no_address_is_not_resolved(String text) {
        assertThat(Hosts.literal(text)).isEqualTo(Optional.empty());
    }
}
