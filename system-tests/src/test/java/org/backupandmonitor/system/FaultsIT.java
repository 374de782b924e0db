package org.backupandmonitor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backupandmonitor.system.Events.Event;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Processes hang and die; nobody stays green by it, and the right people hear of it. */
@RunningSystem
@Order(70)
class FaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MONITORS = 12;

    private final TestWorld world;

    FaultsIT(TestWorld world) {
        this.world = world;
    }

    @Test
    @Order(1)
    void aFrozenProbeIsToldToOperationsWithinThreeHeartbeatsAndSoIsItsReturn() {
        int mailsBefore = mails("probe-service-office").size();
        world.stack.freeze("probe-office");

        Event silent = world.events()
                .await(
                        "the incident",
                        "incidents.v1",
                        event -> event.text("kind").equals("PROBE_SILENT")
                                && event.text("subject").contains("office"));
        await("the email").atMost(PATIENCE).until(() -> mails("office").size() > mailsBefore);

        // Measured by the heartbeats of the one who misses them, not by a clock, which goes on while that one waits:
        // whoever missed three is told of before the next but one.
        List<Event> office = heartbeats("office");
        long last = office.get(office.size() - 1).timestamp();
        long opened = Instant.parse(silent.text("openedAt")).toEpochMilli();
        assertThat(world
                        .events()
                        .on("heartbeats.v1", beat -> beat.text("component").equals("ALERT"))
                        .stream()
                        .filter(beat -> beat.timestamp() > last && beat.timestamp() <= opened)
                        .count())
                .isLessThanOrEqualTo(4);

        world.stack.thaw("probe-office");
        world.events()
                .await(
                        "the end of the incident",
                        "incidents.v1",
                        event -> silent.key() != null
                                && silent.key().equals(event.key())
                                && event.value().hasNonNull("resolvedAt"));
        await("the email about the end").atMost(PATIENCE).until(() -> mails("office").stream()
                .anyMatch(subject -> subject.contains("RESOLVED")));
    }

    @Test
    @Order(2)
    void theMonitorsOfAKilledProbeRunAgain() {
        world.repository("many").push(manyMonitors());
        IntStream.range(0, MONITORS).forEach(i -> world.events().awaitStatus("many/m" + i, "UP"));

        world.stack.kill("probe-eu-west");
        long killed = System.currentTimeMillis();

        for (int i = 0; i < MONITORS; i++) {
            String monitor = "many/m" + i;
            world.events()
                    .await(
                            monitor + " to be checked again",
                            "results.v1",
                            event -> monitor.equals(event.key())
                                    && event.text("location").equals("eu-west")
                                    && Instant.parse(event.text("at")).toEpochMilli() > killed);
        }
    }

    @Test
    @Order(3)
    void aFrozenAlertServiceIsToldToWhoWatchesFromOutside() {
        await("/watch to be content")
                .atMost(PATIENCE)
                .until(() -> world.pages().get("/watch").statusCode() == 200);

        world.stack.freeze("alert-service");

        await("/watch to say why not").atMost(PATIENCE).untilAsserted(() -> {
            var answer = world.pages().get("/watch");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("alert-service");
        });
        world.stack.thaw("alert-service");
        await("/watch to be content again").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        world.pages().get("/watch").body())
                .isEqualTo("watching\n"));
    }

    private List<Event> heartbeats(String location) {
        return world.events().on("heartbeats.v1", beat -> beat.text("location").equals(location));
    }

    private List<String> mails(String about) {
        return world.mail.to(TestWorld.OPERATIONS).stream()
                .map(mail -> mail.subject())
                .filter(subject -> subject.contains(about))
                .toList();
    }

    private String manyMonitors() {
        return """
                version: 1
                project: many
                owners: [many-team@example.com]
                defaults: { every: 1s, timeout: 10s }
                monitors:
                %s
                """.formatted(IntStream.range(0, MONITORS)
                .mapToObj(i -> "  - { name: m" + i + ", http: \"" + world.target.url("/fine") + "\" }")
                .collect(Collectors.joining("\n")));
    }
}
