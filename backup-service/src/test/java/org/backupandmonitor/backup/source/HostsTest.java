package org.backupandmonitor.backup.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.contracts.policy.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

    private final Hosts hosts = new Hosts();

    /** The decimal and short forms are no addresses until they are resolved. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.1.2",
                "2852039166",
                "169.16689662",
                "::ffff:169.254.169.254",
                "fe80::1",
                "fd00:ec2::254",
                "100.100.100.200",
                "0.0.0.0",
                "255.255.255.255",
                "224.0.0.1"
            })
    void metadata_and_what_is_no_single_host_is_refused_whatever_the_policy_allows(String host) {
        assertThatThrownBy(() -> hosts.permitted(host, Given.loopbackPolicy()))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining(host + " leads to an address that is refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1", "2130706433", "::1", "::ffff:127.0.0.1"})
    void loopback_is_for_those_whose_policy_allows_it(String host) {
        assertThatThrownBy(() -> hosts.permitted(host, Policy.builtIn()))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("this machine itself");
        assertThat(hosts.permitted(host, Given.loopbackPolicy())).allMatch(InetAddress::isLoopbackAddress);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-oProxyCommand=touch",
                "a b",
                "a,b",
                "/var/run/postgresql",
                "a'b",
                "a\nb",
                "a\0b",
                "",
                "user@host"
            })
    void what_is_no_name_never_reaches_a_resolver_or_a_program(String host) {
        assertThatThrownBy(() -> hosts.permitted(host, Given.loopbackPolicy()))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("is no host name");
    }

    @Test
    void a_name_nobody_knows_is_told() {
        assertThatThrownBy(() -> hosts.permitted("nobody.invalid", Given.loopbackPolicy()))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("nobody.invalid has no address");
    }
}
