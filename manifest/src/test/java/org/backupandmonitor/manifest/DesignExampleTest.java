package org.backupandmonitor.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.Drill;
import org.backupandmonitor.contracts.backup.FilesSource;
import org.backupandmonitor.contracts.backup.PostgresSource;
import org.backupandmonitor.contracts.backup.Retention;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.contracts.monitor.Confirmation;
import org.backupandmonitor.contracts.monitor.DnsCheck;
import org.backupandmonitor.contracts.monitor.HeartbeatCheck;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.monitor.Locations;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.OtherCheck;
import org.backupandmonitor.contracts.monitor.TcpCheck;
import org.backupandmonitor.contracts.monitor.TextMatch;
import org.backupandmonitor.contracts.monitor.ValueMatch;
import org.backupandmonitor.contracts.project.Alerts;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example of the design document, from text to definitions. */
class DesignExampleTest {

    private static final Provenance PROVENANCE = new Provenance("shop", "4f1c2a9", "backup-and-monitor.yaml");

    private static ParsedManifest parsed;
    private static Definitions definitions;

    @BeforeAll
    static void test_parses() throws IOException {
        parsed = new ManifestParser().parse(Files.readAllBytes(Path.of("src/test/resources/shop.yaml")));
        assertThat(parsed.manifest()).as(() -> parsed.diagnostics().toString()).isPresent();
        definitions = parsed.manifest()
                .orElseThrow()
                .definitions(PROVENANCE, "shop", (project, monitor) -> "hash-of-" + project + "-" + monitor);
    }

    @Test
    void test_only_doubts_are_said() {
        assertThat(parsed.diagnostics())
                .extracting(Diagnostic::text)
                .containsExactly(
                        "20:5: warning kind-not-offered: no probe offers icmp yet; the monitor is UNKNOWN until one does",
                        "30:11: warning no-max-age: nobody is told when this backup silently grows old: add max-age, a"
                                + " little longer than its schedule",
                        "39:5: warning not-in-force: drills are read and published, and backup-service does not run"
                                + " them yet");
    }

    @Test
    void test_project_has_owners_and_alerts() {
        assertThat(definitions.project().project()).isEqualTo("shop");
        assertThat(definitions.project().owners()).containsExactly("shop-team@example.com");
        assertThat(definitions.project().alerts())
                .isEqualTo(new Alerts(List.of("shop-team@example.com"), List.of("shop-alerts")));
        assertThat(definitions.project().provenance()).isEqualTo(PROVENANCE);
    }

    @Test
    void test_http_monitor_has_every_expectation_and_default() {
        MonitorDefinition storefront = monitor("storefront");

        assertThat(((HttpCheck) storefront.check()).url()).hasToString("https://shop.example.com/health");
        assertThat(((HttpCheck) storefront.check()).redirects()).isEqualTo(5);
        assertThat(storefront.expect().status()).containsExactly("200");
        assertThat(storefront.expect().body()).isEqualTo(new TextMatch(null, "ok", null, null));
        assertThat(storefront.expect().json()).isEqualTo(Map.of("$.db", new ValueMatch(ValueMatch.Op.EQUAL, "up")));
        assertThat(storefront.expect().latency()).isEqualTo(Duration.ofMillis(800));
        assertThat(storefront.expect().certificate()).isEqualTo(Duration.ofDays(14));
        assertThat(storefront.every()).isEqualTo(Duration.ofSeconds(30));
        assertThat(storefront.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(storefront.locations()).isEqualTo(Locations.ALL);
        assertThat(storefront.confirm()).isEqualTo(Confirmation.MAJORITY);
        assertThat(storefront.failures()).isEqualTo(2);
        assertThat(storefront.successes()).isEqualTo(2);
        assertThat(storefront.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(storefront.alerts()).isNull();
        assertThat(storefront.policy()).isEqualTo("shop");
        assertThat(storefront.provenance()).isEqualTo(PROVENANCE);
    }

    @Test
    void test_other_kinds_are_carried() {
        assertThat(monitor("network").check())
                .isEqualTo(new OtherCheck(
                        "icmp",
                        Map.of("host", "gw.shop.example.com", "count", 3, "loss", 0, "target", "gw.shop.example.com")));
        assertThat(monitor("orders-db").check()).isEqualTo(new TcpCheck("db.shop.example.com", 5432));
        assertThat(monitor("orders-db").dependsOn()).containsExactly("network");
        assertThat(monitor("mail-records").check()).isEqualTo(new DnsCheck("shop.example.com", "MX", "9.9.9.9"));
        assertThat(monitor("mail-records").expect().answer()).isEqualTo(new TextMatch(null, "mail", null, null));
    }

    @Test
    void test_heartbeat_gets_the_hash_of_its_token() {
        MonitorDefinition report = monitor("nightly-report");

        assertThat(report.check())
                .isEqualTo(new HeartbeatCheck(Duration.ofDays(1), Duration.ofHours(1), "hash-of-shop-nightly-report"));
        assertThat(report.every()).isEqualTo(Duration.ofDays(1));
        assertThat(report.failures()).isEqualTo(1);
    }

    @Test
    void test_backups_are_complete() {
        BackupDefinition uploads = definitions.backups().get(0);
        BackupDefinition orders = definitions.backups().get(1);

        assertThat(uploads.source())
                .isEqualTo(new FilesSource(
                        "app1.shop.example.com", 22, "backup", null, null, List.of("/srv/uploads"), List.of("*.tmp")));
        assertThat(uploads.schedule()).isEqualTo(new Schedule.Cron("0 2 * * *", ZoneId.of("UTC")));
        assertThat(uploads.keep()).isEqualTo(new Retention(3, 0, 7, 4, 12, 0));
        assertThat(Set.copyOf(uploads.vaults())).containsExactlyInAnyOrder("nas", "offsite");
        assertThat(uploads.maxAge()).isNull();
        assertThat(orders.source())
                .isEqualTo(new PostgresSource("db.shop.example.com", 5432, "orders", "backup", "secret:orders-db"));
        assertThat(orders.schedule()).isEqualTo(new Schedule.Every(Duration.ofHours(6)));
        assertThat(orders.maxAge()).isEqualTo(Duration.ofHours(8));
        assertThat(orders.drill()).isEqualTo(new Drill(Duration.ofDays(7), "select count(*) from orders", "> 0"));
    }

    private static MonitorDefinition monitor(String name) {
        return definitions.monitors().stream()
                .filter(monitor -> monitor.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
