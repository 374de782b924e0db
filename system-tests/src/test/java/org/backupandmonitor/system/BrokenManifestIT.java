package org.backupandmonitor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.backupandmonitor.system.Events.Event;
import org.backupandmonitor.system.world.MailServer.Mail;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A mistake in a manifest takes nothing away, and whoever made it learns where it is. */
@RunningSystem
@Order(20)
class BrokenManifestIT {

    private static final String PUSHER = "careless-pusher@example.com";
    private static final String MONITOR = "careless/page";
    /** Where {@code htpp} stands in {@link #manifest}. */
    private static final String PLACE = "backup-and-monitor.yaml:7:5";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestWorld world;

    BrokenManifestIT(TestWorld world) {
        this.world = world;
    }

    @Test
    void thePusherIsToldLineAndColumnWhileTheLastGoodOneStaysInForce() {
        String good = world.repository("careless").push(manifest("http"));
        world.events().awaitStatus(MONITOR, "UP");

        world.repository("careless").push(manifest("htpp"));

        Event rejected = world.events()
                .await(
                        "the rejection",
                        "revisions.v1",
                        event -> "careless".equals(event.key())
                                && event.text("type").equals("rejected"));
        assertThat(rejected.text("inForce")).isEqualTo(good);
        await("the email to the pusher").atMost(PATIENCE).until(() -> !mails().isEmpty());
        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.text()).contains(PLACE).contains("htpp").contains("did you mean \"http\"");
        });
        await("the page").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        world.pages().html("/repositories"))
                .contains(PLACE, "unknown-key"));
        world.events().awaitFurtherResults(MONITOR, 2);
        world.events().awaitStatus(MONITOR, "UP");
    }

    private List<Mail> mails() {
        return world.mail.to(PUSHER);
    }

    private String manifest(String kind) {
        return """
                version: 1
                project: careless
                owners: [careless-team@example.com]
                defaults: { every: 1s, timeout: 10s }
                monitors:
                  - name: page
                    %s: %s
                """.formatted(kind, world.target.url("/fine"));
    }
}
