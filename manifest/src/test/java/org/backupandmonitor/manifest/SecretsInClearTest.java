package org.backupandmonitor.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What looks like a secret, by the forms that issuers document, by the key it stands under, or by its randomness. */
class SecretsInClearTest {

    @ParameterizedTest
    @CsvSource({
        "X-A, ghp_abcdefghijklmnopqrst",
        "X-A, gho_abcdefghijklmnopqrst",
        "X-A, github_pat_abcdefghijklmnopqrst",
        "X-A, glpat-abcdefghijklmnop",
        "X-A, xoxb-1234567890",
        "url, https://hooks.slack.com/services/T/B/X",
        "http, https://hooks.slack.com/workflows/T/B/X",
        "X-A, AKIAIOSFODNN7EXAMPLE",
        "X-A, ASIAIOSFODNN7EXAMPLE",
        "X-A, sk_live_abcdefghijklmnop",
        "X-A, rk_test_abcdefghijklmnop",
        "X-A, AIzaabcdefghijklmnopqrstuvwxyzABCD",
        "X-A, SG.abcdefghijklmnop.abcdefghijklmnop",
        "X-A, npm_abcdefghijklmnopqrstuvwxyzabcd",
        "X-A, dop_v1_0123456789abcdef0123456789abcdef01234567",
        "X-A, eyJhbGciOiJI.eyJzdWIiOiIx.x",
        "X-A, -----BEGIN PRIVATE KEY-----",
        "X-A, -----BEGIN OPENSSH PRIVATE KEY-----",
        "X-A, Bearer abcdef",
        "X-A, basic dXNlcjpwYXNz",
        "X-A, Token 123456",
        "http, https://user:password@example.com/",
        "url, postgres://user:pw@db/orders",
        "password, hunter2",
        "DB_PASSWD, hunter2",
        "client-secret, hunter2",
        "X-Api-Key, hunter2",
        "apikey, hunter2",
        "Authorization, hunter2",
        "Cookie, session=1",
        "Credential, hunter2",
        "private_key, hunter2",
        "X-A, q8ZrT2vLxK0pWm7NfYb4HsDg9aJc3EuR"
    })
    void test_is_found(String key, String value) {
        assertThat(SecretsInClear.isSecret(key, value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "password, secret:orders-db",
        "password, short",
        "password, a sentence with spaces",
        "X-Token, ${each.token}",
        "X-A, application/vnd.shop.example.v1+json",
        "X-A, 0123456789abcdef0123456789abcdef",
        "X-A, 0123456789ABCDEF0123456789ABCDEF",
        "X-A, abcdefghijklmnopqrstuvwxyzABCDEF",
        "X-A, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaA1",
        "X-A, q8ZrT2vLxK0pWm7NfYb4HsD",
        "http, https://user@example.com/",
        "http, https://example.com/a:b@c",
        "host-key, q8ZrT2vLxK0pWm7NfYb4HsDg9aJc3EuR",
        "url, q8ZrT2vLxK0pWm7NfYb4HsDg9aJc3EuR",
        "X-A, Bearer abc",
        "name, shop-token",
        "X-A, AKIAshort"
    })
    void test_is_left_alone(String key, String value) {
        assertThat(SecretsInClear.isSecret(key, value)).isFalse();
    }
}
