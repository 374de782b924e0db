package org.backupandmonitor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.backupandmonitor.system.world.MailServer.Mail;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the product is for: a push is watched, a break is told once, and so is its end. Runs on every kind of stack. */
@RunningSystem
@Order(10)
class PushToMessageIT {

    private static final String TEAM = "shop-team@example.com";
    private static final String MONITOR = "shop/storefront";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestWorld world;

    PushToMessageIT(TestWorld world) {
        this.world = world;
    }

    @Test
    @Order(1)
    void aPushedMonitorIsCheckedFromEveryLocation() {
        world.repository("shop").push(manifest());

        world.events().awaitStatus(MONITOR, "UP");

        world.events().awaitFurtherResults(MONITOR, 1);
        await("the page")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(world.pages().html("/")).contains("storefront"));
    }

    @Test
    @Order(2)
    void aBreakIsToldOnceByEmailAndOnceBySlack() {
        world.target.breakDown();

        world.events().awaitStatus(MONITOR, "DOWN");
        await("the email").atMost(PATIENCE).until(() -> !mails().isEmpty());
        await("the Slack post").atMost(PATIENCE).until(() -> !posts().isEmpty());

        // It stays broken for a while, and nobody is told again.
        world.events().awaitFurtherResults(MONITOR, 6);
        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).contains("DOWN").contains(MONITOR);
            assertThat(mail.text()).contains("expected status 200", "503", "upstream timed out", "eu-west", "office");
            assertThat(mail.html()).contains("503");
        });
        assertThat(posts()).singleElement().asString().contains("\"blocks\"", "DOWN", "503");
    }

    @Test
    @Order(3)
    void itsEndIsToldOnceByEmailAndOnceBySlack() {
        world.target.mend();

        world.events().awaitStatus(MONITOR, "UP");
        await("the email").atMost(PATIENCE).until(() -> mails().size() > 1);
        await("the Slack post").atMost(PATIENCE).until(() -> posts().size() > 1);

        world.events().awaitFurtherResults(MONITOR, 6);
        assertThat(mails()).hasSize(2).last().satisfies(mail -> assertThat(mail.subject())
                .contains("UP", MONITOR));
        assertThat(posts()).hasSize(2).last().asString().contains("UP");
    }

    @Test
    @Order(4)
    void whoWatchesFromOutsideHearsThatAllIsWell() {
        await("/watch").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        world.pages().get("/watch").body())
                .isEqualTo("watching\n"));
    }

    private List<Mail> mails() {
        return world.mail.to(TEAM);
    }

    private List<String> posts() {
        return world.slack.posts(MONITOR);
    }

    private String manifest() {
        return """
                version: 1
                project: shop
                owners: [%s]
                alerts: { email: [%s], slack: [%s] }
                defaults: { every: 1s, timeout: 10s }
                monitors:
                  - name: storefront
                    http: %s
                    expect: { status: 200, body: { contains: ok } }
                    failures: 2
                """.formatted(TEAM, TEAM, TestWorld.SLACK_CHANNEL, world.target.url("/health"));
    }
}
