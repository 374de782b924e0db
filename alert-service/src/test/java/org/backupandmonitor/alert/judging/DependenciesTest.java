package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.alert.Samples;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who hears of the network need not hear of everything behind it. */
class DependenciesTest {

    private final World world = new World(Instant.parse("2026-11-01T12:00:00Z"), Duration.ofSeconds(60));
    private MonitorDefinition network;
    private MonitorDefinition shop;

    @BeforeEach
    void both_are_down() {
        network = world.define(Samples.monitor("shop", "network", "any", 1));
        shop = world.define(Samples.monitor("shop", "a", network.check(), "any", 1, List.of("network"), null));
        world.probes("eu");
        world.up(network, "eu");
        world.up(shop, "eu");
        world.down(network, "eu");
        world.down(shop, "eu");
    }

    @Test
    void test_the_return_of_the_network_makes_no_storm_of_what_returns_with_it() {
        world.up(network, "eu");
        world.up(network, "eu");
        world.pass(Duration.ofSeconds(9), "eu");
        world.up(shop, "eu");
        world.pass(Duration.ofSeconds(9), "eu");
        world.up(shop, "eu");

        assertThat(world.told()).containsExactly("opened shop/network", "resolved shop/network");
    }

    @Test
    void test_what_fails_again_after_the_return_of_the_network_is_told() {
        world.up(network, "eu");
        world.up(network, "eu");
        world.second();

        world.down(shop, "eu");

        assertThat(world.told()).containsExactly("opened shop/network", "resolved shop/network", "changed shop/a");
    }

    @Test
    void test_what_fails_again_is_told_also_after_a_success_that_was_too_few() {
        world.up(network, "eu");
        world.up(network, "eu");
        world.second();
        world.up(shop, "eu");
        world.second();

        world.down(shop, "eu");

        assertThat(world.told()).endsWith("changed shop/a");
    }
}
