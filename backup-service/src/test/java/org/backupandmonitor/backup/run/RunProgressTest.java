package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.backupandmonitor.backup.source.Progress;
import org.backupandmonitor.contracts.backup.FilesSource;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.junit.jupiter.api.Test;

class RunProgressTest {

    private final List<RunEvent.Progress> told = new ArrayList<>();
    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final RunProgress progress = new RunProgress(claim(), told::add, clock, Duration.ofSeconds(5));

    @Test
    void each_phase_is_told_at_once_and_the_rest_every_so_often() {
        at(0, "pulling", 1);
        at(1, "pulling", 2);
        at(2, "storing", 3);
        at(6, "storing", 4);
        at(7, "storing", 5);

        assertThat(told).extracting(RunEvent.Progress::files).containsExactly(1L, 3L, 5L);
    }

    private void at(int second, String phase, long files) {
        clock.now = Instant.EPOCH.plusSeconds(second);
        progress.progressed(new Progress(phase, null, files, 0));
    }

    private static Claim claim() {
        return AttemptTest.claim("uploads", new FilesSource(null, 0, null, null, null, List.of("/srv"), null));
    }
}
