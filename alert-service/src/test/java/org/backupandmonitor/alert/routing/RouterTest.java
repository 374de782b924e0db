package org.backupandmonitor.alert.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.alert.channel.Recipient;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.project.Alerts;
import org.junit.jupiter.api.Test;

/** Who hears of what. */
class RouterTest {

    private static final Recipient OPS = new Recipient("ops", "email", "ops@example.com");
    private static final Recipient PAGER = new Recipient("pager", "slack", "pager");
    private static final Recipient SHOP = new Recipient("shop-alerts", "slack", "shop-alerts");

    private final Map<String, Alerts> monitors = new HashMap<>();
    private final Map<String, Alerts> projects = new HashMap<>();

    @Test
    void test_a_monitor_speaks_for_itself_before_its_project() {
        projects.put("shop", new Alerts(List.of("team@example.com"), List.of()));
        monitors.put("shop/a", new Alerts(List.of(), List.of("shop-alerts")));

        assertThat(router("ops").recipients(down())).containsExactly(SHOP);
    }

    @Test
    void test_a_project_speaks_for_monitors_that_say_nothing() {
        projects.put("shop", new Alerts(List.of("team@example.com"), List.of("shop-alerts")));

        assertThat(router("ops").recipients(down()))
                .containsExactlyInAnyOrder(Recipient.direct("team@example.com"), SHOP);
    }

    @Test
    void test_operations_hear_of_what_nobody_else_would_hear_of() {
        assertThat(router("ops").recipients(down())).containsExactly(OPS);
    }

    @Test
    void test_operations_hear_of_the_systems_own_problems() {
        assertThat(router("ops", "pager").recipients(incident(IncidentKind.PROBE_SILENT, "probe-1", Set.of())))
                .containsExactlyInAnyOrder(OPS, PAGER);
    }

    @Test
    void test_a_dead_channel_is_not_told_by_itself() {
        assertThat(router("ops", "pager").recipients(incident(IncidentKind.CHANNEL_FAILING, "ops", Set.of())))
                .containsExactly(PAGER);
    }

    @Test
    void test_author_and_owners_hear_of_a_rejected_manifest() {
        assertThat(router("ops")
                        .recipients(incident(
                                IncidentKind.MANIFEST_REJECTED,
                                "repo",
                                Set.of("ada@example.com", "owner@example.com"))))
                .containsExactlyInAnyOrder(Recipient.direct("ada@example.com"), Recipient.direct("owner@example.com"));
    }

    @Test
    void test_operations_hear_of_a_rejected_manifest_too_when_nobody_can_tell_whose_it_is() {
        assertThat(router("ops")
                        .recipients(
                                incident(IncidentKind.MANIFEST_REJECTED, null, "repo", Set.of("noreply@example.com"))))
                .containsExactlyInAnyOrder(Recipient.direct("noreply@example.com"), OPS);
    }

    @Test
    void test_nobody_to_tell_is_a_visible_problem() {
        Router router = router();

        Set<Recipient> recipients = router.recipients(down());

        assertThat(recipients).isEmpty();
        assertThat(router.problems()).singleElement().asString().contains("nobody is configured to hear");
    }

    @Test
    void test_a_channel_that_is_not_configured_is_a_visible_problem_and_operations_hear() {
        projects.put("shop", new Alerts(List.of(), List.of("misspelt")));
        Router router = router("ops");

        Set<Recipient> recipients = router.recipients(down());

        assertThat(recipients).containsExactly(OPS);
        assertThat(router.problems())
                .containsExactly("channel \"misspelt\" is named but not configured: set bam.channels.misspelt");
    }

    private Router router(String... operations) {
        Directory directory = new Directory() {
            @Override
            public Optional<Alerts> ofMonitor(String key) {
                return Optional.ofNullable(monitors.get(key));
            }

            @Override
            public Optional<Alerts> ofBackup(String key) {
                return Optional.empty();
            }

            @Override
            public Optional<Alerts> ofProject(String project) {
                return Optional.ofNullable(projects.get(project));
            }
        };
        Map<String, List<Recipient>> channels =
                Map.of("ops", List.of(OPS), "pager", List.of(PAGER), "shop-alerts", List.of(SHOP));
        return new Router(directory, name -> Optional.ofNullable(channels.get(name)), List.of(operations));
    }

    private static OpenIncident down() {
        return incident(IncidentKind.MONITOR_DOWN, "shop/a", Set.of());
    }

    private static OpenIncident incident(IncidentKind kind, String subject, Set<String> addressees) {
        boolean ofProject = kind == IncidentKind.MONITOR_DOWN || kind == IncidentKind.MANIFEST_REJECTED;
        return incident(kind, ofProject ? "shop" : null, subject, addressees);
    }

    private static OpenIncident incident(IncidentKind kind, String project, String subject, Set<String> addressees) {
        Instant at = Instant.parse("2026-11-01T12:00:00Z");
        return new OpenIncident(
                new Incident("0a", kind, subject, project, Severity.CRITICAL, "t", "d", at, null, List.of()),
                null,
                addressees);
    }
}
