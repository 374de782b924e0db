package org.backupandmonitor.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.Retention;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.contracts.monitor.Confirmation;
import org.backupandmonitor.contracts.monitor.Locations;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.project.Alerts;
import org.junit.jupiter.api.Test;

/** What a manifest leaves out is said by its entry, then by its defaults or its project, then by us. */
class DefinitionsTest {

    @Test
    void test_without_defaults_ours_hold() {
        Definitions definitions = definitions("""
                monitors: [{ name: a, tcp: "db:1" }]
                backups: [{ name: b, files: { paths: /srv } }]
                """);

        MonitorDefinition monitor = definitions.monitors().get(0);
        assertThat(monitor.every()).isEqualTo(Duration.ofMinutes(1));
        assertThat(monitor.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(monitor.locations()).isEqualTo(Locations.ALL);
        assertThat(monitor.confirm()).isEqualTo(Confirmation.MAJORITY);
        assertThat(monitor.failures()).isEqualTo(2);
        assertThat(monitor.successes()).isEqualTo(2);
        assertThat(monitor.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(monitor.runbook()).isNull();
        assertThat(monitor.paused()).isNull();
        assertThat(monitor.group()).isNull();
        assertThat(monitor.alerts()).isNull();
        BackupDefinition backup = definitions.backups().get(0);
        assertThat(backup.schedule()).isEqualTo(new Schedule.Cron("0 2 * * *", ZoneId.of("UTC")));
        assertThat(backup.keep()).isEqualTo(Retention.DEFAULT);
        assertThat(backup.vaults()).isEmpty();
        assertThat(backup.maxAge()).isNull();
        assertThat(backup.minSize()).isNull();
        assertThat(backup.drill()).isNull();
    }

    @Test
    void test_defaults_and_project_hold_where_an_entry_says_nothing() {
        Definitions definitions = definitions("""
                severity: warning
                runbook: https://wiki/project
                labels: { team: shop, tier: 1 }
                defaults:
                  every: 20s
                  timeout: 5s
                  locations: { exclude: [office] }
                  confirm: 2
                  failures: 3
                  successes: 4
                  schedule: "0 4 * * *"
                  zone: Europe/Berlin
                  keep: { daily: 7 }
                  vaults: [nas, offsite]
                  max-age: 26h
                monitors: [{ name: a, tcp: "db:1", labels: { tier: 2, own: yes } }]
                backups: [{ name: b, files: { paths: /srv }, labels: { tier: 3 } }]
                """);

        MonitorDefinition monitor = definitions.monitors().get(0);
        assertThat(monitor.every()).isEqualTo(Duration.ofSeconds(20));
        assertThat(monitor.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(monitor.locations()).isEqualTo(new Locations(Set.of(), Set.of("office")));
        assertThat(monitor.confirm()).isEqualTo(Confirmation.parse("2"));
        assertThat(monitor.failures()).isEqualTo(3);
        assertThat(monitor.successes()).isEqualTo(4);
        assertThat(monitor.severity()).isEqualTo(Severity.WARNING);
        assertThat(monitor.runbook()).isEqualTo("https://wiki/project");
        assertThat(monitor.labels()).isEqualTo(Map.of("team", "shop", "tier", "2", "own", "yes"));
        BackupDefinition backup = definitions.backups().get(0);
        assertThat(backup.schedule()).isEqualTo(new Schedule.Cron("0 4 * * *", ZoneId.of("Europe/Berlin")));
        assertThat(backup.keep()).isEqualTo(new Retention(0, 0, 7, 0, 0, 0));
        assertThat(backup.vaults()).containsExactly("nas", "offsite");
        assertThat(backup.maxAge()).isEqualTo(Duration.ofHours(26));
        assertThat(backup.severity()).isEqualTo(Severity.WARNING);
        assertThat(backup.runbook()).isEqualTo("https://wiki/project");
        assertThat(backup.labels()).isEqualTo(Map.of("team", "shop", "tier", "3"));
    }

    @Test
    void test_what_an_entry_says_wins() {
        Definitions definitions = definitions("""
                severity: warning
                runbook: https://wiki/project
                alerts: { email: project@example.com }
                defaults: { every: 20s, timeout: 5s, locations: office, confirm: 2, failures: 3, successes: 4, zone: Asia/Tokyo, schedule: every 1h, keep: { daily: 7 }, vaults: nas, max-age: 26h }
                monitors:
                  - name: a
                    tcp: db:1
                    every: 30s
                    timeout: 6s
                    locations: [eu-west]
                    confirm: any
                    failures: 5
                    successes: 6
                    severity: info
                    runbook: https://wiki/own
                    paused: moving
                    group: Checkout
                    alerts: { channels: [ops], slack: [shop, ops] }
                backups:
                  - name: b
                    files: { paths: /srv }
                    schedule: "5 4 * * *"
                    zone: Europe/Berlin
                    keep: { last: 1 }
                    vaults: offsite
                    max-age: 2d
                    min-size: 1MB
                    severity: info
                    runbook: https://wiki/own
                    paused: rebuilding
                    alerts: { email: b@example.com }
                """);

        MonitorDefinition monitor = definitions.monitors().get(0);
        assertThat(monitor.every()).isEqualTo(Duration.ofSeconds(30));
        assertThat(monitor.timeout()).isEqualTo(Duration.ofSeconds(6));
        assertThat(monitor.locations()).isEqualTo(new Locations(Set.of("eu-west"), Set.of()));
        assertThat(monitor.confirm()).isEqualTo(Confirmation.parse("any"));
        assertThat(monitor.failures()).isEqualTo(5);
        assertThat(monitor.successes()).isEqualTo(6);
        assertThat(monitor.severity()).isEqualTo(Severity.INFO);
        assertThat(monitor.runbook()).isEqualTo("https://wiki/own");
        assertThat(monitor.paused()).isEqualTo("moving");
        assertThat(monitor.group()).isEqualTo("Checkout");
        assertThat(monitor.alerts()).isEqualTo(new Alerts(List.of(), List.of("shop", "ops")));
        assertThat(definitions.project().alerts()).isEqualTo(new Alerts(List.of("project@example.com"), List.of()));
        BackupDefinition backup = definitions.backups().get(0);
        assertThat(backup.schedule()).isEqualTo(new Schedule.Cron("5 4 * * *", ZoneId.of("Europe/Berlin")));
        assertThat(backup.keep()).isEqualTo(new Retention(1, 0, 0, 0, 0, 0));
        assertThat(backup.vaults()).containsExactly("offsite");
        assertThat(backup.maxAge()).isEqualTo(Duration.ofDays(2));
        assertThat(backup.minSize()).isEqualTo(1_000_000L);
        assertThat(backup.severity()).isEqualTo(Severity.INFO);
        assertThat(backup.runbook()).isEqualTo("https://wiki/own");
        assertThat(backup.paused()).isEqualTo("rebuilding");
        assertThat(backup.alerts()).isEqualTo(new Alerts(List.of("b@example.com"), List.of()));
    }

    @Test
    void test_a_check_that_comes_often_is_given_no_longer_than_to_the_next() {
        assertThat(definitions("monitors: [{ name: a, tcp: \"db:1\", every: 3s }]")
                        .monitors()
                        .get(0)
                        .timeout())
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void test_a_job_that_calls_is_down_at_once_unless_the_manifest_says_otherwise() {
        String withDefaults = "defaults: { failures: 3, successes: 4, every: 5s }\n";

        MonitorDefinition usual = definitions(withDefaults + "monitors: [{ name: a, heartbeat: 1d }]")
                .monitors()
                .get(0);
        MonitorDefinition own = definitions(
                        withDefaults + "monitors: [{ name: a, heartbeat: 1d, failures: 2, successes: 5 }]")
                .monitors()
                .get(0);

        assertThat(usual.every()).isEqualTo(Duration.ofDays(1));
        assertThat(usual.failures()).isEqualTo(1);
        assertThat(usual.successes()).isEqualTo(1);
        assertThat(own.failures()).isEqualTo(2);
        assertThat(own.successes()).isEqualTo(5);
    }

    @Test
    void test_an_interval_needs_no_zone() {
        assertThat(definitions(
                                "defaults: { zone: Asia/Tokyo }\nbackups: [{ name: b, files: { paths: /srv }, schedule: every 6h }]")
                        .backups()
                        .get(0)
                        .schedule())
                .isEqualTo(new Schedule.Every(Duration.ofHours(6)));
    }

    private static Definitions definitions(String text) {
        ParsedManifest parsed = new ManifestParser().parse("version: 1\nproject: shop\n" + text);
        assertThat(parsed.hasErrors()).as(() -> parsed.diagnostics().toString()).isFalse();
        return parsed.manifest()
                .orElseThrow()
                .definitions(new Provenance("r", "c", "f"), "p", (project, monitor) -> "hash");
    }
}
