package org.backupandmonitor.alert.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.messaging.EventMapper;
import org.junit.jupiter.api.Test;

/** A problem that changes for months stays small enough for Kafka, and each change of it is still told. */
class LongStoryTest {

    private static final Instant BEGIN = Instant.parse("2026-11-01T12:00:00Z");
    private static final int LARGEST_RECORD = 1_000_000;

    private final IncidentBook book = new IncidentBook();

    @Test
    void test_thousands_of_rejected_manifests_fit_into_a_record_and_each_is_told() throws Exception {
        Set<String> told = new HashSet<>();
        Incident newest = null;

        for (int i = 0; i < 3_000; i++) {
            Transition step =
                    book.raise(rejected(i), BEGIN.plusSeconds(60L * i)).orElseThrow();
            told.add(step.key());
            newest = step.incident().facts();
            book.note(newest.id(), new Incident.Entry(BEGIN, "notified", "changed: ada@example.com by email"));
        }

        assertThat(told).hasSize(3_000);
        assertThat(EventMapper.json().writeValueAsBytes(newest)).hasSizeLessThan(LARGEST_RECORD);
        assertThat(newest.timeline().get(0).what()).isEqualTo("opened");
        assertThat(newest.detail()).hasSizeGreaterThan(2_000);
    }

    private static Problem rejected(int number) {
        String detail = number + ": " + "backup-and-monitor.yaml:7:5: error unknown-key: unknown key\n".repeat(40);
        return new Problem(
                IncidentKind.MANIFEST_REJECTED,
                "shop",
                "shop",
                Severity.WARNING,
                "Manifest of shop rejected",
                detail,
                null,
                Set.of("ada@example.com"),
                true);
    }
}
