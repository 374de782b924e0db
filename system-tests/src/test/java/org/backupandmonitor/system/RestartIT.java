package org.backupandmonitor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.backupandmonitor.system.world.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Everything ends and starts again, with something broken all the while. */
@RunningSystem
@Order(90)
class RestartIT {

    private static final String TEAM = "lasting-team@example.com";
    private static final String MONITOR = "lasting/broken";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** What comes and goes with how busy the machine is. */
    private static final Set<String> OF_THE_SYSTEM = Set.of("PROBE_SILENT", "COMPONENT_SILENT", "BLIND", "CLOCK_WRONG");

    private final TestWorld world;

    RestartIT(TestWorld world) {
        this.world = world;
    }

    @Test
    void historyIncidentsAndSchedulesAreAsBefore() {
        try (Target target = Target.start(world.address())) {
            target.breakDown();
            world.repository("lasting").push(manifest(target));
            world.events().awaitStatus(MONITOR, "DOWN");
            await("the email").atMost(PATIENCE).until(() -> world.mail.to(TEAM).size() == 1);
            await("the schedule to be shown").atMost(PATIENCE).until(() -> schedules()
                    .containsKey("lasting/later"));
            await("the incident to be shown").atMost(PATIENCE).until(() -> incidents()
                    .containsValue("open " + MONITOR));
            Map<String, String> incidents = incidents();
            Map<String, String> schedules = schedules();

            world.stack.stop();
            world.stack.start();

            world.events().awaitFurtherResults(MONITOR, 5);
            assertThat(incidents()).containsAllEntriesOf(incidents);
            assertThat(schedules()).containsAllEntriesOf(schedules);
            // It was down before and still is: nobody is told a second time.
            assertThat(world.mail.to(TEAM)).hasSize(1);

            target.mend();
            await("the email about the end")
                    .atMost(PATIENCE)
                    .until(() -> world.mail.to(TEAM).size() == 2);
            await("the incident to be over").atMost(PATIENCE).until(() -> incidents()
                    .containsValue("over " + MONITOR));
        }
    }

    /** By id, whether it is open and what it is about. */
    private Map<String, String> incidents() {
        Map<String, String> found = new TreeMap<>();
        for (JsonNode answer : world.pages().json("/api/v1/incidents")) {
            JsonNode incident = answer.has("incident") ? answer.get("incident") : answer;
            if (OF_THE_SYSTEM.contains(incident.path("kind").asText())) {
                continue;
            }
            found.put(
                    incident.path("id").asText(),
                    (incident.hasNonNull("resolvedAt") ? "over " : "open ")
                            + incident.path("subject").asText());
        }
        return found;
    }

    /** When each backup runs next, and the snapshot it has. */
    private Map<String, String> schedules() {
        Map<String, String> found = new TreeMap<>();
        for (JsonNode backup : world.pages().json("/api/v1/backups")) {
            if (backup.hasNonNull("next")) {
                found.put(
                        backup.path("project").asText() + "/"
                                + backup.path("name").asText(),
                        backup.path("next").asText() + " after "
                                + backup.at("/lastGood/id").asText());
            }
        }
        return found;
    }

    private static String manifest(Target target) {
        return """
                version: 1
                project: lasting
                owners: [%s]
                alerts: { email: [%s] }
                defaults: { every: 1s, timeout: 10s }
                monitors:
                  - name: broken
                    http: %s
                    failures: 1
                backups:
                  - name: later
                    files: { paths: [/nowhere/yet] }
                    schedule: "0 3 1 1 *"
                    max-age: 400d
                    vaults: [nas]
                """.formatted(TEAM, TEAM, target.url("/health"));
    }
}
