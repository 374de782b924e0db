package org.backupandmonitor.alert.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.backupandmonitor.alert.SlackStandIn;
import org.backupandmonitor.alert.channel.Announcements;
import org.backupandmonitor.alert.channel.ChannelContract;
import org.backupandmonitor.alert.channel.ChannelKind;
import org.backupandmonitor.alert.channel.Outcome;
import org.backupandmonitor.alert.channel.Recipient;
import org.backupandmonitor.contracts.secret.Secrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Slack's webhooks, against a server that answers as Slack does. */
class SlackChannelsTest implements ChannelContract {

    private static final Recipient SHOP = new Recipient("shop", "slack", "shop");

    @TempDir
    Path secrets;

    private SlackStandIn slack;
    private final Map<String, SlackSettings.Channel> channels = new TreeMap<>();
    private SlackChannels kind;

    @BeforeEach
    void start() throws IOException {
        slack = new SlackStandIn(0);
        slack.answer("/gone", new SlackStandIn.Answer(404, null, "no_service"));
        channel("shop", "secret:shop", "http://127.0.0.1:" + slack.port() + "/shop");
        channel("gone", "secret:gone", "http://127.0.0.1:" + slack.port() + "/gone");
        kind = new SlackChannels(() -> channels, new Secrets(secrets, Map.of()));
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    @Override
    public ChannelKind kind() {
        return kind;
    }

    @Override
    public Recipient recipient() {
        return SHOP;
    }

    @Override
    public Recipient refused() {
        return new Recipient("gone", "slack", "gone");
    }

    @Override
    public void otherSideIsGone() {
        slack.close();
    }

    /** Without the header, which is plain text and means nothing to Slack but itself. */
    @Override
    public List<String> taken() {
        return slack.posts("/shop", "").stream()
                .map(post ->
                        post.get("text").asText() + post.at("/blocks/1") + post.at("/blocks/2") + post.at("/blocks/3"))
                .toList();
    }

    @Test
    void test_the_time_that_slack_asks_for_is_waited() {
        slack.answer("/shop", new SlackStandIn.Answer(429, "17", "rate_limited"));

        Outcome outcome = kind.send(SHOP, Announcements.down("x"));

        assertThat(outcome).isEqualTo(new Outcome.Retry("Slack answered 429: rate_limited", Duration.ofSeconds(17)));
    }

    @Test
    @Timeout(60)
    void test_an_answer_that_never_ends_is_judged_by_its_status() {
        slack.stall("/shop");
        slack.stall("/gone");

        assertThat(kind.send(SHOP, Announcements.down("x"))).isEqualTo(Outcome.SENT);
        assertThat(kind.send(refused(), Announcements.down("x"))).isEqualTo(new Outcome.Refused("Slack answered 404"));
    }

    @Test
    void test_a_fault_of_slack_is_tried_again() {
        slack.answer("/shop", new SlackStandIn.Answer(503, null, "upstream"));

        assertThat(kind.send(SHOP, Announcements.down("x"))).isEqualTo(Outcome.retry("Slack answered 503: upstream"));
    }

    @Test
    void test_lengths_are_bounded_as_slack_demands() {
        kind.send(SHOP, Announcements.down("&".repeat(10_000)));

        JsonNode blocks = slack.posts("/shop", "").get(0).get("blocks");
        assertThat(blocks.get(0).at("/text/text").asText()).hasSizeLessThanOrEqualTo(150);
        assertThat(blocks.get(1).at("/text/text").asText()).hasSizeLessThanOrEqualTo(3_000);
    }

    @Test
    void test_a_missing_secret_is_refused_and_names_where_it_was_looked_for() throws IOException {
        Files.delete(secrets.resolve("shop"));

        assertThat(kind.send(SHOP, Announcements.down("x")))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.error())
                        .contains("BAM_SECRET_SHOP"));
    }

    @Test
    void test_no_error_holds_the_webhook() throws IOException {
        Files.writeString(secrets.resolve("shop"), "not a url at all: T0/B0/very-secret");

        assertThat(kind.send(SHOP, Announcements.down("x")).toString()).doesNotContain("very-secret");
    }

    @Test
    void test_every_bad_setting_is_named() {
        setting("plain", Optional.of("https://hooks.slack.com/services/T0/B0/very-secret"));
        setting("empty", Optional.empty());

        assertThat(kind.misconfigurations())
                .containsExactlyInAnyOrder(
                        "bam.channels.plain.slack.webhook must be written as secret:NAME: whoever has the address can write"
                                + " there",
                        "bam.channels.empty.slack.webhook must name the webhook as secret:NAME");
    }

    private void channel(String name, String reference, String webhook) throws IOException {
        Files.writeString(secrets.resolve(name), webhook + "\n");
        setting(name, Optional.of(reference));
    }

    private void setting(String name, Optional<String> webhook) {
        SlackSettings.Slack slackSetting = () -> webhook;
        channels.put(name, () -> Optional.of(slackSetting));
    }
}
