package org.backupandmonitor.config.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
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
                Set.of());

        assertThat(names.known().channels()).containsExactlyInAnyOrder("shop-alerts", "ops.team");
        assertThat(names.known().vaults()).containsExactly("nas");
    }

    @Test
    void knowsNothingWhereNothingIsConfigured() {
        KnownNames names = new KnownNames(List.of("bam.instance"), Set.of());

        assertThat(names.known().channels()).isNull();
        assertThat(names.known().vaults()).isNull();
    }

    @Test
    void reservesTheSecretsThatOperationsUse() {
        KnownNames names = new KnownNames(List.of("bam.instance"), Set.of("vault-nas", "vault-key"));

        assertThat(names.known().reserved()).containsExactlyInAnyOrder("vault-nas", "vault-key");
        assertThat(names.summary()).contains("vault-key");
    }
}
