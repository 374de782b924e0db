package org.backupandmonitor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.backupandmonitor.contracts.Topics;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Records that nobody can read, on every topic there is. */
@RunningSystem
@Order(60)
class GarbageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Not JSON, JSON of another shape, JSON that ends too early, and text of another encoding. */
    private static final List<byte[]> GARBAGE = List.of(
            new byte[] {0, 1, 2, (byte) 0xff},
            "[]".getBytes(StandardCharsets.UTF_8),
            "{\"project\":".getBytes(StandardCharsets.UTF_8),
            "{\"project\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1));

    private final TestWorld world;

    GarbageIT(TestWorld world) {
        this.world = world;
    }

    @Test
    void garbageBecomesDeadLettersAndEverythingGoesOn() {
        for (Topics.Topic topic : Topics.all()) {
            GARBAGE.forEach(bytes -> world.events().send(topic.name(), "garbage/garbage", bytes));
        }

        // The dead letters' own reader must not answer garbage with more of it.
        for (Topics.Topic topic : Topics.all()) {
            if (!topic.name().equals(Topics.DEAD_LETTERS)) {
                await("dead letters of " + topic.name())
                        .atMost(PATIENCE)
                        .until(() -> letters(topic.name()) >= GARBAGE.size());
            }
        }

        world.events().awaitFurtherResults("shop/storefront", 2);
        world.events().awaitStatus("shop/storefront", "UP");
        world.repository("many").push("""
                version: 1
                project: many
                owners: [many-team@example.com]
                defaults: { every: 1s, timeout: 10s }
                monitors:
                  - for-each: {}
                """);
        world.events().await("config-service's answer", "revisions.v1", event -> "many".equals(event.key()));
        await("the page").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        world.pages().html("/dead-letters"))
                .contains("bam.results.v1"));
        await("/watch").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        world.pages().get("/watch").body())
                .isEqualTo("watching\n"));
    }

    private long letters(String topic) {
        return world.events()
                .on(Topics.DEAD_LETTERS, letter -> letter.text("topic").equals("bam." + topic))
                .size();
    }
}
