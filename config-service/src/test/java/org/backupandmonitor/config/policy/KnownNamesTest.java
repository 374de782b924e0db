package org.backupandmonitor.config.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownNamesTest {

    @Test
    void findsTheNamesInBamYaml() {
        KnownNames names = new KnownNames(List.of(
                "bam.channels.shop-alerts.slack.webhook",
                "bam.channels.\"ops.team\".email.to[0]",
                "bam.vaults.nas.repository",
                "bam.vaults.nas.password",
                "bam.other.thing"));

        assertThat(names.known().channels()).containsExactlyInAnyOrder("shop-alerts", "ops.team");
        assertThat(names.known().vaults()).containsExactly("nas");
    }

    @Test
    void knowsNothingWhereNothingIsConfigured() {
        KnownNames names = new KnownNames(List.of("bam.instance"));

        assertThat(names.known().channels()).isNull();
        assertThat(names.known().vaults()).isNull();
    }
}
