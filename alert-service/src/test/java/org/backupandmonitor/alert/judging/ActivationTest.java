package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.alert.channel.Announcements;
import org.backupandmonitor.alert.channel.Recipient;
import org.backupandmonitor.alert.delivery.Owed;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.alert.routing.Directory;
import org.backupandmonitor.alert.routing.Router;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.Incident.Entry;
import org.backupandmonitor.contracts.project.Alerts;
import org.junit.jupiter.api.Test;

/** Who has to be told of incidents that stand on Kafka while PostgreSQL can't be asked. */
class ActivationTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final Telling telling = new Telling(
            new Router(
                    new Nobody(),
                    name -> Optional.of(List.of(new Recipient(name, "email", "ops@example.com"))),
                    List.of("ops")),
            "http://localhost:8080");

    @Test
    void test_what_nobody_was_told_of_is_owed() {
        assertThat(owedBy()).hasSize(1);
    }

    @Test
    void test_what_somebody_was_told_of_is_not_owed() {
        assertThat(owedBy("notified")).isEmpty();
    }

    @Test
    void test_what_is_held_back_stays_so() {
        assertThat(owedBy("held back", "changed")).isEmpty();
    }

    private List<Owed> owedBy(String... lines) {
        Incident facts = Announcements.down("x").incident();
        List<Entry> timeline = new ArrayList<>(facts.timeline());
        for (String line : lines) {
            timeline.add(new Entry(NOW, line, "so it was"));
        }
        Incident adopted = new Incident(
                facts.id(),
                facts.kind(),
                facts.subject(),
                facts.project(),
                facts.severity(),
                facts.title(),
                facts.detail(),
                facts.openedAt(),
                null,
                timeline);
        return Activation.owedBy(List.of(new OpenIncident(adopted, null, Set.of())), telling, NOW);
    }

    /** Knows of nobody's wishes, so that operations hear. */
    private static final class Nobody implements Directory {

        @Override
        public Optional<Alerts> ofMonitor(String key) {
            return Optional.empty();
        }

        @Override
        public Optional<Alerts> ofBackup(String key) {
            return Optional.empty();
        }

        @Override
        public Optional<Alerts> ofProject(String project) {
            return Optional.empty();
        }
    }
}
