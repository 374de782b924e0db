package org.backupandmonitor.cli.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final List<Snapshot> TWO = Snapshot.parse("""
            [{"time":"2026-11-22T02:00:00.123456789Z","host":"shop-uploads","id":"aaaa1111","paths":["/srv"]},
             {"time":"2026-11-23T03:00:00+01:00","host":"shop-uploads","id":"bbbb2222"}]
            """);

    @Test
    void isTheNewestUnlessATimeIsNamed() {
        assertThat(Snapshot.newest(TWO, null)).get().extracting(Snapshot::id).isEqualTo("bbbb2222");
    }

    @Test
    void isTheLastThatWasTakenByTheTimeNamed() {
        assertThat(Snapshot.newest(TWO, OffsetDateTime.parse("2026-11-23T01:59:59Z")))
                .get()
                .extracting(Snapshot::id)
                .isEqualTo("aaaa1111");
        assertThat(Snapshot.newest(TWO, OffsetDateTime.parse("2026-11-20T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void isNeverAPartialOneNorWhatOnlyGoesWithADump() {
        List<Snapshot> snapshots = Snapshot.parse("""
                [{"time":"2026-11-22T02:00:00Z","id":"g1","tags":["globals"]},
                 {"time":"2026-11-22T02:00:05Z","id":"d1","tags":["dump"]},
                 {"time":"2026-11-23T02:00:00Z","id":"g2","tags":["globals"]},
                 {"time":"2026-11-23T02:00:05Z","id":"d2","tags":["partial"]}]
                """);

        Snapshot newest = Snapshot.newest(snapshots, null).orElseThrow();

        assertThat(newest.id()).isEqualTo("d1");
        assertThat(newest.companion(snapshots)).get().extracting(Snapshot::id).isEqualTo("g1");
    }

    @Test
    void isFoundAmongVeryMany() {
        String one = "{\"time\":\"2026-11-22T02:00:00Z\",\"id\":\"" + "a".repeat(64) + "\",\"paths\":[\""
                + "/srv/x".repeat(60) + "\"]}";

        assertThat(Snapshot.parse("[" + String.join(",", Collections.nCopies(10_000, one)) + "]"))
                .hasSize(10_000);
    }

    @Test
    void takesTimesAsPeopleWriteThem() {
        PointInTime times = new PointInTime();

        assertThat(times.convert("2026-11-23T14:00:00Z")).isEqualTo(OffsetDateTime.parse("2026-11-23T14:00:00Z"));
        assertThat(times.convert("2026-11-23").toLocalTime()).hasToString("23:59:59.999999999");
        assertThat(times.convert("2026-11-23 14:00").toLocalDateTime()).hasToString("2026-11-23T14:00");
    }
}
