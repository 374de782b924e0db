package org.backupandmonitor.config.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownNamesTest {

    @Test
    void findsTheNamesInBamYaml() {
        KnownNames names = new KnownNames(
                List.of(
                        "bam.channels.shop-alerts.slack.webhook",
                        "bam.channels.\"ops.team\".email.to[0]",
                        "bam.vaults.nas.repository",
                        "bam.vaults.nas.password",
                        "bam.other.thing"),
                property -> Optional.empty());

        assertThat(names.known().channels()).containsExactlyInAnyOrder("shop-alerts", "ops.team");
        assertThat(names.known().vaults()).containsExactly("nas");
    }

    @Test
    void knowsNothingWhereNothingIsConfigured() {
        KnownNames names = new KnownNames(List.of("bam.instance"), property -> Optional.empty());

        assertThat(names.known().channels()).isNull();
        assertThat(names.known().vaults()).isNull();
    }

    @Test
    void reservesTheSecretsThatOperationsUse() {
        Map<String, String> values = Map.of(
                "bam.vaults.nas.password", "secret:vault-nas",
                "bam.vaults.nas.environment.KEY", "secret:vault-key",
                "bam.ui.url", "https://status.example.com");

        KnownNames names = new KnownNames(values.keySet(), property -> Optional.ofNullable(values.get(property)));

        assertThat(names.known().reserved()).containsExactlyInAnyOrder("vault-nas", "vault-key");
        assertThat(names.summary()).contains("vault-key");
    }
}
