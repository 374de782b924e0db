package org.backupandmonitor.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.backupandmonitor.alert.incident.Ending;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words that every channel uses. */
class WordingTest {

    @Test
    void test_a_down_monitor_says_what_was_expected_and_what_came() {
        assertThat(Wording.headline(Announcements.down("expected status 200, got 503, seen from eu and us")))
                .isEqualTo("DOWN shop/storefront: expected status 200, got 503");
    }

    @Test
    void test_a_degraded_monitor_is_not_said_to_be_down() {
        Announcement open = Announcements.of(IncidentKind.MONITOR_DEGRADED, "opened", Announcements.OPENED);
        Announcement over = new Announcement(
                "resolved", open.incident(), Announcements.OPENED.plusSeconds(720), null, open.link(), null, Ending.UP);

        assertThat(Wording.headline(open)).isEqualTo("DEGRADED probe-1: slow");
        assertThat(Wording.headline(over)).isEqualTo("UP probe-1: was degraded for 12 min");
    }

    @Test
    void test_an_end_says_how_long_it_took() {
        assertThat(Wording.headline(
                        Announcements.of(IncidentKind.PROBE_SILENT, "resolved", Announcements.OPENED.plusSeconds(61))))
                .isEqualTo("RESOLVED Probe probe-1 is silent (after 1 min 1 s)");
    }

    @ParameterizedTest
    @CsvSource({
        "UP,UP shop/storefront: was down for 12 min",
        "DEGRADED,DEGRADED shop/storefront: was down for 12 min",
        "PAUSED,PAUSED shop/storefront: was down for 12 min",
        "REMOVED,REMOVED shop/storefront: was down for 12 min"
    })
    void test_only_what_was_seen_up_is_said_to_be_up(Ending ending, String headline) {
        assertThat(Wording.headline(Announcements.ended(ending, "so it is", Announcements.OPENED.plusSeconds(720))))
                .isEqualTo(headline);
    }

    @ParameterizedTest
    @CsvSource({"0,0 s", "59,59 s", "60,1 min", "754,12 min", "3600,1 h", "11100,3 h 5 min", "187200,2 d 4 h"})
    void test_lengths_of_time_read_well(long seconds, String text) {
        assertThat(Wording.text(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void test_a_cut_never_halves_a_character() {
        assertThat(Wording.bounded("aaaaaa\uD83D\uDE00bbbb", 10)).isEqualTo("aaaaaa...");
    }

    @ParameterizedTest
    @CsvSource({"https://a.example/x,https://a.example/x", "javascript:alert(1),", "ftp://a.example,", "not a url,"})
    void test_only_web_addresses_are_linked(String address, String linked) {
        assertThat(Wording.webAddress(address)).isEqualTo(linked);
    }
}
