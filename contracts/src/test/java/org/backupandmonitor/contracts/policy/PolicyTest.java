package org.backupandmonitor.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static final Policy SHOP = policy(false);
    private static final Policy OPEN = policy(true);

    private static Policy policy(boolean loopback) {
        return new Policy(
                "shop",
                List.of("*.shop.example.com", "gw.example.com"),
                List.of("app1.shop.example.com"),
                List.of("nas"),
                List.of("shop-alerts"),
                List.of("shop-*", "smtp"),
                Duration.ofSeconds(10),
                500,
                loopback);
    }

    @Test
    void test_secrets_are_those_that_it_names_and_none_of_operations_by_a_star() {
        Set<String> reserved = Set.of("vault-nas", "smtp");

        assertThat(SHOP.refuseSecret("shop-db", reserved)).isEmpty();
        assertThat(SHOP.refuseSecret("other-db", reserved))
                .hasValue(
                        "policy \"shop\" does not allow secret \"other-db\": name one of the project's own, or ask ops to"
                                + " allow it (secrets: [other-db])");
        assertThat(SHOP.refuseSecret("smtp", reserved)).isEmpty();
        assertThat(Policy.builtIn().refuseSecret("other-db", reserved)).isEmpty();
        assertThat(Policy.builtIn().refuseSecret("vault-nas", reserved)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"db.shop.example.com", "a.b.shop.example.com", "GW.Example.com", "gw.example.com."})
    void test_target_within_the_patterns_is_allowed(String host) {
        assertThat(SHOP.refuseTarget(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shop.example.com", "evilshop.example.com", "db.shop.example.com.evil.org", "example.com", ""})
    void test_target_outside_the_patterns_is_refused_by_name(String host) {
        assertThat(SHOP.refuseTarget(host)).hasValueSatisfying(why -> assertThat(why)
                .contains("policy \"shop\"", "\"" + host + "\"", "*.shop.example.com"));
    }

    @Test
    void test_sources_are_judged_apart_from_targets() {
        assertThat(SHOP.refuseSource("db.shop.example.com")).isPresent();
        assertThat(SHOP.refuseSource("app1.shop.example.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "fe80::1",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "fd00:ec2::254",
                "fd20:ce::254",
                "fd00:42::42",
                "64:ff9b:1:a9fe:a9:fe00::",
                "64:ff9b:1::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "255.255.255.255"
            })
    void test_addresses_nobody_may_reach(String address) throws UnknownHostException {
        assertThat(OPEN.refuseAddress(InetAddress.getByName(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "64:ff9b:1::7f00:1", "2002:7f00:1::"})
    void test_loopback_is_reached_only_where_ops_allow_it(String address) throws UnknownHostException {
        InetAddress loopback = InetAddress.getByName(address);

        assertThat(SHOP.refuseAddress(loopback))
                .hasValueSatisfying(why -> assertThat(why).contains("loopback: true"));
        assertThat(OPEN.refuseAddress(loopback)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "192.168.1.1",
                "93.184.216.34",
                "2001:db8::1",
                "fd12:3456::1",
                "64:ff9b:1::a00:1",
                "2002:a00:1::1"
            })
    void test_public_and_private_addresses_are_allowed(String address) throws UnknownHostException {
        assertThat(SHOP.refuseAddress(InetAddress.getByName(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST.", "db.localhost"})
    void test_built_in_policy_allows_every_host_but_this_machine(String host) {
        assertThat(Policy.builtIn().refuseTarget("anything.example.org")).isEmpty();
        assertThat(Policy.builtIn().refuseTarget(host)).isPresent();
    }

    @Test
    void test_vaults_and_channels_are_allowed_by_name_or_all() {
        assertThat(SHOP.permitsVault("nas")).isTrue();
        assertThat(SHOP.permitsVault("offsite")).isFalse();
        assertThat(SHOP.permitsChannel("ops")).isFalse();
        assertThat(Policy.builtIn().permitsChannel("ops")).isTrue();
    }
}
