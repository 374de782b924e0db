package org.backupandmonitor.status.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent.Outcome;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.status.Sample;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.page.Tone;
import org.junit.jupiter.api.Test;

class BackupFactsTest {

    private static final Instant NOW = Sample.now();
    private static final BackupDefinition BACKUP =
            Sample.backup("shop", "uploads", Sample.files(), Duration.ofHours(8));

    private static Liveness alive() {
        Heartbeat beat = Sample.heartbeat(Component.BACKUP, "backup-1", null, Duration.ofSeconds(5), false, Map.of());
        return new Liveness(List.of(beat), NOW);
    }

    private static Run run(Duration ago, Outcome outcome) {
        return run(ago, outcome, null);
    }

    private static Run run(Duration ago, Outcome outcome, String instance) {
        Instant begin = NOW.minus(ago);
        return new Run(
                "r" + ago,
                "shop",
                "uploads",
                RunKind.BACKUP,
                null,
                null,
                instance,
                begin,
                null,
                null,
                0,
                0,
                begin,
                outcome == null ? null : begin.plusSeconds(30),
                outcome,
                outcome == Outcome.FAILED ? "app1 refused the key" : "",
                List.of());
    }

    private static BackupState state(Run last, Run good, Run running, Instant next, Liveness liveness) {
        return new BackupFacts(BACKUP, last == null ? List.of() : List.of(last), good, running, null, next, liveness)
                .state();
    }

    @Test
    void isGoodWithAYoungSnapshotAndALivingService() {
        Run good = run(Duration.ofHours(2), Outcome.SUCCEEDED);

        assertThat(state(good, good, null, NOW.plusSeconds(60), alive())).isInstanceOf(BackupState.Good.class);
    }

    @Test
    void isUnknownWhileBackupServiceIsSilent() {
        Run good = run(Duration.ofHours(2), Outcome.SUCCEEDED);

        BackupState state = state(good, good, null, NOW.plusSeconds(60), new Liveness(List.of(), NOW));

        assertThat(state).isInstanceOf(BackupState.Unknown.class);
        assertThat(state.reason()).isEqualTo("backup-service has never been heard");
    }

    @Test
    void isLateOnceItsSnapshotIsOlderThanMaxAgeEvenWhileItRuns() {
        Run good = run(Duration.ofHours(9), Outcome.SUCCEEDED);

        BackupState state = state(good, good, run(Duration.ofMinutes(1), null), null, alive());

        assertThat(state).isInstanceOf(BackupState.Late.class);
        assertThat(state.reason()).contains("9 h").contains("max-age is 8 h");
    }

    @Test
    void isLateWhenItWasDueAndDidNotRun() {
        Run good = run(Duration.ofHours(2), Outcome.SUCCEEDED);

        assertThat(state(good, good, null, NOW.minus(Duration.ofMinutes(6)), alive()))
                .isInstanceOf(BackupState.Late.class);
    }

    @Test
    void saysWhyTheLastRunFailed() {
        BackupState state = state(
                run(Duration.ofMinutes(5), Outcome.FAILED),
                run(Duration.ofHours(3), Outcome.SUCCEEDED),
                null,
                NOW.plusSeconds(60),
                alive());

        assertThat(state.word()).isEqualTo("Failed");
        assertThat(state.reason()).isEqualTo("app1 refused the key");
        assertThat(state.tone()).isEqualTo(Tone.BAD);
    }

    @Test
    void isRunningWhileItRuns() {
        assertThat(state(null, null, run(Duration.ofMinutes(1), null), null, alive()))
                .isInstanceOf(BackupState.Running.class);
    }

    @Test
    void isFailedOnceWhoeverRanItIsGoneWithoutAWord() {
        Run good = run(Duration.ofHours(2), Outcome.SUCCEEDED);

        BackupState ofADeadInstance =
                state(good, good, run(Duration.ofMinutes(9), null, "backup-2"), NOW.plusSeconds(60), with(silent()));
        BackupState ofAnEarlierProcess =
                state(good, good, run(Duration.ofHours(4), null, "backup-1"), NOW.plusSeconds(60), alive());

        assertThat(ofADeadInstance.word()).isEqualTo("Failed");
        assertThat(ofADeadInstance.reason()).contains("broke off: backup-2 is gone");
        assertThat(ofAnEarlierProcess).isInstanceOf(BackupState.Good.class);
    }

    private static Heartbeat silent() {
        Heartbeat beat = Sample.heartbeat(Component.BACKUP, "backup-2", null, Duration.ofSeconds(5), false, Map.of());
        return new Heartbeat(
                beat.instance(),
                beat.component(),
                null,
                beat.sequence(),
                beat.startedAt(),
                NOW.minusSeconds(60),
                beat.interval(),
                false,
                beat.work(),
                beat.kinds(),
                beat.problems(),
                beat.version());
    }

    private static Liveness with(Heartbeat other) {
        List<Heartbeat> both = new ArrayList<>(alive().instances());
        both.add(other);
        return new Liveness(both, NOW);
    }

    @Test
    void isNotGreenWhereNobodySaysWhenItRunsNext() {
        Run good = run(Duration.ofHours(2), Outcome.SUCCEEDED);

        assertThat(state(good, good, null, null, alive())).isInstanceOf(BackupState.Unknown.class);
    }

    @Test
    void isNeverGreenBeforeItsFirstRun() {
        assertThat(state(null, null, null, NOW.plusSeconds(60), alive()).tone()).isEqualTo(Tone.UNSURE);
        assertThat(state(null, null, null, null, alive()).tone()).isEqualTo(Tone.UNSURE);
    }
}
