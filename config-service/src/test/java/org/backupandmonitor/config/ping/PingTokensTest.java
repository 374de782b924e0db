package org.backupandmonitor.config.ping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PingTokensTest {

    private final PingTokens tokens = new PingTokens(new byte[32]);

    @Test
    void aMonitorKeepsItsToken() {
        assertThat(tokens.token("shop", "nightly"))
                .isEqualTo(new PingTokens(new byte[32]).token("shop", "nightly"))
                .matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void noTwoMonitorsAndNoTwoServersShareOne() {
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;

        assertThat(tokens.token("shop", "nightly"))
                .isNotEqualTo(tokens.token("shop", "weekly"))
                .isNotEqualTo(tokens.token("club", "nightly"))
                .isNotEqualTo(new PingTokens(otherKey).token("shop", "nightly"));
    }

    @Test
    void theFingerprintTellsKeysApart() {
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;

        assertThat(tokens.fingerprint())
                .isEqualTo(new PingTokens(new byte[32]).fingerprint())
                .isNotEqualTo(new PingTokens(otherKey).fingerprint());
    }
}
