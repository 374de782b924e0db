package org.backupandmonitor.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every kind of channel has to do; a new kind implements this with a few lines about its other side. */
public interface ChannelContract {

    ChannelKind kind();

    /** A recipient whom the other side knows. */
    Recipient recipient();

    /** A recipient whom the other side refuses for good. */
    Recipient refused();

    /** Lets the other side be gone for the rest of the test. */
    void otherSideIsGone() throws Exception;

    /** What the other side took in this test, as text. */
    Iterable<String> taken() throws Exception;

    @Test
    default void test_what_is_taken_is_sent_and_says_what_when_and_where_to_look() throws Exception {
        Outcome outcome = kind().send(recipient(), Announcements.down("expected status 200, got 503, seen from eu"));

        assertThat(outcome).isEqualTo(Outcome.SENT);
        assertThat(taken()).hasSize(1);
        assertThat(taken().iterator().next())
                .contains("DOWN shop/storefront: expected status 200, got 503")
                .contains("seen from eu")
                .contains("2026-11-01 12:00:00 UTC")
                .contains("http://localhost:8080/incidents/0abc")
                .contains("https://wiki.example.com/runbook");
    }

    @Test
    default void test_a_recovery_says_how_long_it_lasted() throws Exception {
        kind().send(recipient(), Announcements.up(Announcements.OPENED.plusSeconds(305)));

        assertThat(taken().iterator().next()).contains("UP shop/storefront: was down for 5 min 5 s");
    }

    @Test
    default void test_who_is_refused_for_good_is_not_tried_again() {
        assertThat(kind().send(refused(), Announcements.down("x"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    default void test_an_other_side_that_is_gone_is_tried_again() throws Exception {
        otherSideIsGone();

        Outcome outcome = kind().send(recipient(), Announcements.down("x"));

        assertThat(outcome).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    default void test_what_a_checked_server_said_changes_nothing_but_the_words() throws Exception {
        String evil = "expected ok, got <!channel> <script>alert(1)</script>\r\nBcc: all@example.com \u0007"
                + "x".repeat(9_000);

        Outcome outcome = kind().send(recipient(), Announcements.down(evil));

        assertThat(outcome).isEqualTo(Outcome.SENT);
        assertThat(taken().iterator().next()).doesNotContain("<!channel>").doesNotContain("<script>");
    }
}
