package org.backupandmonitor.messaging.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.contracts.policy.Policy;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    @Test
    void test_what_ops_configure_holds_and_the_rest_is_as_in_the_built_in_one() {
        Policies policies = policies(Map.of(
                "bam.policies.shop.targets", "*.shop.example.com",
                "bam.policies.shop.secrets", "shop-*",
                "bam.policies.shop.min-interval", "10s"));

        Policy any = Policy.builtIn();
        assertThat(policies.find("shop"))
                .hasValue(new Policy(
                        "shop",
                        List.of("*.shop.example.com"),
                        any.sources(),
                        any.vaults(),
                        any.channels(),
                        List.of("shop-*"),
                        Duration.ofSeconds(10),
                        any.maxMonitors(),
                        any.loopback()));
        assertThat(policies.names()).containsExactly("default", "shop");
    }

    @Test
    void test_without_a_default_the_built_in_one_holds() {
        assertThat(policies(Map.of()).find("default")).hasValue(Policy.builtIn());
        assertThat(policies(Map.of("bam.policies.default.loopback", "true"))
                        .find("default")
                        .orElseThrow()
                        .loopback())
                .isTrue();
    }

    @Test
    void test_nothing_stands_for_a_policy_that_nobody_configured() {
        assertThat(policies(Map.of()).find("shop")).isEmpty();
    }

    @Test
    void test_secrets_that_operations_use_are_refused_by_name() {
        Policies policies = policies(Map.of(
                "bam.vaults.nas.password", "secret:vault-nas",
                "bam.vaults.nas.environment.KEY", "secret:vault-key",
                "bam.channels.shop.slack.webhook", "${nothing.of.that.name}",
                "bam.ui.url", "https://status.example.com"));
        Policy policy = policies.find("default").orElseThrow();

        assertThat(policies.refuseSecrets(policy, Set.of("orders-db"))).isEmpty();
        assertThat(policies.refuseSecrets(policy, Set.of("orders-db", "vault-nas")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("does not allow secret \"vault-nas\""));
        assertThat(policies.refuseSecrets(policy, Set.of("vault-key"))).isPresent();
    }

    private static Policies policies(Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(PolicySettings.class)
                .withDefaultValues(values)
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withValidateUnknown(false)
                .build();
        return new Policies(config.getConfigMapping(PolicySettings.class), config);
    }
}
