package org.backupandmonitor.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class InboxTest {

    @Test
    void showsAMailAsAPersonReadsIt() {
        ReceivedMail mail = ReceivedMail.parse("""
                To: shop-team@example.com
                Subject: =?UTF-8?Q?DOWN:_storefront_=E2=80=93?=
                 =?UTF-8?Q?_shop?=
                Content-Type: multipart/alternative; boundary="cut"

                --cut
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                expected status 200, got 503 =E2=80=93 seen from eu-west =
                and office
                --cut
                Content-Type: text/html; charset=UTF-8

                <p>not this</p>
                --cut--
                """);

        assertThat(mail.toMessage())
                .isEqualTo(new Message(
                        "email",
                        "shop-team@example.com",
                        "DOWN: storefront \u2013 shop",
                        "expected status 200, got 503 \u2013 seen from eu-west and office"));
    }

    @Test
    void showsASlackMessageWithItsBlocks() {
        SlackPost post = SlackPost.parse("""
                {"text":"storefront is down","blocks":[{"type":"header","text":{"type":"plain_text","text":"DOWN"}},
                {"type":"section","fields":[{"type":"mrkdwn","text":"*since* 14:02"}]}]}
                """);

        assertThat(post).isEqualTo(new SlackPost("storefront is down", java.util.List.of("DOWN", "*since* 14:02")));
    }

    @Test
    void tellsTheSecondsOfAFullMinuteToo() {
        Inbox inbox = new Inbox(Clock.fixed(Instant.parse("2026-11-26T07:27:00Z"), ZoneOffset.UTC));
        inbox.add(SlackPost.parse("{}").toMessage());

        assertThat(Pages.inbox(inbox.newestFirst())).contains("07:27:00");
    }

    @Test
    void neverTakesWhatWasSentForMarkup() {
        Inbox inbox = new Inbox(Clock.systemUTC());
        inbox.add(SlackPost.parse("<script>alert(1)</script>").toMessage());

        assertThat(Pages.inbox(inbox.newestFirst())).contains("&lt;script&gt;").doesNotContain("<script>");
    }
}
