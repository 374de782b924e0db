package org.backupandmonitor.manifest.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.schedule.MaintenanceWindow;
import org.backupandmonitor.manifest.Manifest;
import org.backupandmonitor.manifest.ManifestParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows as a manifest says them, on ordinary days and on those on which the clock is put forward or back. */
class MaintenanceTest {

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', textBlock = """
                # Once, by the clock of the zone; the end is outside.
                from: 2026-12-24T22:00, until: 2026-12-25T04:00, zone: Europe/Berlin | 2026-12-24T20:59:59Z | none
                from: 2026-12-24T22:00, until: 2026-12-25T04:00, zone: Europe/Berlin | 2026-12-24T21:00:00Z | 2026-12-25T03:00:00Z
                from: 2026-12-24T22:00, until: 2026-12-25T04:00, zone: Europe/Berlin | 2026-12-25T03:00:00Z | none
                from: 2026-12-24T22:00, until: 2026-12-25T04:00                      | 2026-12-24T22:00:00Z | 2026-12-25T04:00:00Z
                # 02:30 does not exist in the night the clock goes forward: an hour later. In autumn it is the first of the two.
                from: 2026-03-29T02:30, until: 2026-03-29T05:00, zone: Europe/Berlin | 2026-03-29T01:29:00Z | none
                from: 2026-03-29T02:30, until: 2026-03-29T05:00, zone: Europe/Berlin | 2026-03-29T01:30:00Z | 2026-03-29T03:00:00Z
                from: 2026-10-25T02:30, until: 2026-10-25T05:00, zone: Europe/Berlin | 2026-10-25T00:30:00Z | 2026-10-25T04:00:00Z
                # By weekday: in summer and winter at the same time on the wall, and as long as it says in time that passes.
                days: [sat, sun], at: "02:00", for: 2h, zone: Europe/Berlin          | 2026-01-03T01:00:00Z | 2026-01-03T03:00:00Z
                days: [sat, sun], at: "02:00", for: 2h, zone: Europe/Berlin          | 2026-07-04T00:00:00Z | 2026-07-04T02:00:00Z
                days: [sat, sun], at: "02:00", for: 2h, zone: Europe/Berlin          | 2026-07-06T00:30:00Z | none
                # A time that the clock skips is when it jumps, as for cron.
                days: sun, at: "02:30", for: 1h, zone: Europe/Berlin                 | 2026-03-29T01:00:00Z | 2026-03-29T02:00:00Z
                days: sun, at: "02:30", for: 1h, zone: Europe/Berlin                 | 2026-10-25T00:30:00Z | 2026-10-25T01:30:00Z
                days: sun, at: "02:30", for: 1h, zone: Europe/Berlin                 | 2026-10-25T01:30:00Z | none
                days: sat, at: "23:00", for: 4h, zone: America/New_York              | 2026-11-01T06:30:00Z | 2026-11-01T07:00:00Z
                # By cron; without a zone it is UTC.
                cron: "0 2 1 * *", for: 90m                                          | 2026-05-01T03:29:00Z | 2026-05-01T03:30:00Z
                cron: "0 2 1 * *", for: 90m                                          | 2026-05-01T03:30:00Z | none
                cron: "0 2 * * *", for: 1h, zone: Asia/Kolkata                       | 2026-05-01T20:30:00Z | 2026-05-01T21:30:00Z
                """)
    void test_window_is_open_by_the_clock_of_its_zone(String window, Instant time, String until) {
        MaintenanceWindow read = windows("maintenance: [{ " + window + " }]").get(0);

        assertThat(read.openUntil(time))
                .isEqualTo(until.equals("none") ? Optional.empty() : Optional.of(Instant.parse(until)));
    }

    @Test
    void test_windows_of_the_project_come_first_and_each_once() {
        List<MaintenanceWindow> windows = windows("""
                maintenance:
                  - { cron: "0 2 * * *", for: 1h, reason: nightly }
                  - { cron: "0 3 * * *", for: 1h }
                """, """
                    maintenance:
                      - { cron: "0 4 * * *", for: 1h }
                      - { cron: "0 3 * * *", for: 1h }
                """);

        assertThat(windows)
                .extracting(window -> ((MaintenanceWindow.Recurring) window).cron())
                .containsExactly("0 2 * * *", "0 3 * * *", "0 4 * * *");
        assertThat(windows).extracting(MaintenanceWindow::reason).containsExactly("nightly", null, null);
    }

    private static List<MaintenanceWindow> windows(String ofProject) {
        return windows(ofProject, "");
    }

    private static List<MaintenanceWindow> windows(String ofProject, String ofMonitor) {
        Manifest manifest = new ManifestParser()
                .parse("version: 1\nproject: shop\n" + ofProject + "\nmonitors:\n  - name: a\n    tcp: db:1\n"
                        + ofMonitor)
                .manifest()
                .orElseThrow();
        return manifest.definitions(new Provenance("r", "c", "f"), "p", (project, monitor) -> "hash")
                .monitors()
                .get(0)
                .maintenance();
    }
}
