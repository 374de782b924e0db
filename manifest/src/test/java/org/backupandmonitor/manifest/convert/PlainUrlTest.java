package org.backupandmonitor.manifest.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://a.example.com/b?c=d&e, https://a.example.com/b?c=d&e",
        "https://a.example.com/@user, https://a.example.com/@user",
        "https://a.example.com/#part, https://a.example.com/",
        "https://user:hunter2@a/b@c, https://a/b@c",
        "https://user:p@ss@a.example.com:8443/, https://a.example.com:8443/",
        "https://user:pa/ss@a.example.com/x, https://a.example.com/x",
        "https://user:pa?ss@a.example.com/x, https://a.example.com/x",
        "https://user:pa#ss@a.example.com, https://a.example.com",
        "https://user@[2001:db8::1]:80/x, https://[2001:db8::1]:80/x",
        "https://a/?api_key=5f4d&x=1, https://a/?x=1",
        "https://a/?token=s3cr3ts3cr3t, https://a/",
        "https://a/?api%5Fkey=5f4d;x=1, https://a/?x=1",
        "https://a/?next=https%3A%2F%2Fu%3Ap%40b, https://a/",
        "https://a/?c2547eb745079dac9320b638f5e225cf, https://a/",
        "https://a/hook/c2547eb745079dac9320b638f5e225cf/x, https://a/hook/REMOVED/x",
        "https://discord.com/api/webhooks/1234/AbCd, https://discord.com/api/webhooks/REMOVED/REMOVED",
        "https://hooks.slack.com/services/T0/B0/x, https://hooks.slack.com/REMOVED",
        "db.example.com:5432, db.example.com:5432",
        "'', ''"
    })
    void test_what_may_be_a_secret_is_left_out(String url, String plain) {
        assertThat(PlainUrl.of(url).text()).isEqualTo(plain);
        assertThat(PlainUrl.shown(url)).isEqualTo(plain);
    }

    @Test
    void test_it_says_what_was_left_out() {
        assertThat(PlainUrl.of("https://u:p@a/c2547eb745079dac9320b638f5e225cf?sid=1&x=2&apikey=3"))
                .isEqualTo(new PlainUrl("https://a/REMOVED?x=2", true, List.of("sid", "apikey"), true));
        assertThat(PlainUrl.of("https://a/b?x=2")).isEqualTo(new PlainUrl("https://a/b?x=2", false, List.of(), false));
    }
}
