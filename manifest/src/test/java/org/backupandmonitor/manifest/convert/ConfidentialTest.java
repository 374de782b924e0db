package org.backupandmonitor.manifest.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidentialTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Authorization | ApiKey VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw==
            Cookie        | lang=de; session=2f6c1d9e8b7a
            X-Auth-Key    | c2547eb745079dac9320b638f5e225cf483cc5cfdda41
            X-Shop        | hello
            User-Agent    | ghp_abcdefghijklmnopqrst
            Referer       | https://user:hunter2@a.example.com/
            """)
    void test_headers_are_secrets(String name, String value) {
        assertThat(Confidential.isHeader(name, value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Accept       | application/json, text/html;q=0.9
            content-type | application/json
            Host         | shop.example.com
            User-Agent   | Mozilla/5.0 (X11; Linux x86_64)
            """)
    void test_but_for_those_that_never_carry_one(String name, String value) {
        assertThat(Confidential.isHeader(name, value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user\":\"monitor\",\"password\":\"hunter2hunter2\"}",
                "{\\\"password\\\": \\\"hunter2\\\"}",
                "user=monitor&pass=hunter2",
                "<login><passwd>hunter2</passwd></login>",
                "mutation { login(apiKey: \"hunter2\") { id } }",
                "next=https://user:hunter2@a",
                "id c2547eb745079dac9320b638f5e225cf",
                "client_secret: hunter2"
            })
    void test_bodies_with_secret_members(String body) {
        assertThat(Confidential.isBody(body)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\": 1}", "ping", "{ a }", "a=b&author=c", "<ping/>", "{\"query\": \"{ keys { id } }\"}"})
    void test_bodies_without(String body) {
        assertThat(Confidential.isBody(body)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login admin / password hunter22",
                "webhook-url: \"https://discord.com/api/webhooks/1/x\"",
                "Authorization: Basic dXNlcjpwYXNzd29yZA==",
                "https://user:p@ss@a.example.com/",
                "see ghp_abcdefghijklmnopqrst"
            })
    void test_prose_that_may_tell_a_secret(String text) {
        assertThat(Confidential.isProse(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"the front door", "behind the CDN, see https://wiki.example.com/cdn", "mail ops@example.com"})
    void test_prose_that_does_not(String text) {
        assertThat(Confidential.isProse(text)).isFalse();
    }
}
