package org.backupandmonitor.status.uptime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.status.uptime.Period.Blind;
import org.junit.jupiter.api.Test;

class UptimeTest {

    private static final Instant T = Instant.parse("2026-11-23T00:00:00Z");

    private static Instant hour(int hour) {
        return T.plus(Duration.ofHours(hour));
    }

    private static Uptime day(List<Transition> transitions, List<Blind> blind) {
        return Uptime.of(Period.of(T, hour(24), transitions, blind));
    }

    @Test
    void countsAStatusThatHeldBeforeTheTimeBegan() {
        Uptime uptime = day(List.of(new Transition(hour(-48), Status.UP)), List.of());

        assertThat(uptime.text()).isEqualTo("100 %");
        assertThat(uptime.length(Status.UP)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void leavesOutTheTimeBeforeItWasWatched() {
        Uptime uptime = day(List.of(new Transition(hour(12), Status.UP)), List.of());

        assertThat(uptime.seen()).isEqualTo(Duration.ofHours(12));
        assertThat(uptime.text()).isEqualTo("100 %");
    }

    @Test
    void countsDegradedAsWorking() {
        Uptime uptime = day(
                List.of(
                        new Transition(hour(0), Status.UP),
                        new Transition(hour(6), Status.DEGRADED),
                        new Transition(hour(12), Status.DOWN),
                        new Transition(hour(18), Status.UP)),
                List.of());

        assertThat(uptime.text()).isEqualTo("75.00 %");
    }

    @Test
    void leavesUnknownAndPausedTimeOut() {
        Uptime uptime = day(
                List.of(
                        new Transition(hour(0), Status.UP),
                        new Transition(hour(6), Status.UNKNOWN),
                        new Transition(hour(12), Status.PAUSED),
                        new Transition(hour(18), Status.DOWN)),
                List.of());

        assertThat(uptime.text()).isEqualTo("50.00 %");
        assertThat(uptime.length(Status.UNKNOWN)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void takesTimeWithoutAlertServiceForUnknown() {
        Uptime uptime = day(
                List.of(new Transition(hour(0), Status.UP), new Transition(hour(10), Status.DOWN)),
                List.of(new Blind(hour(8), hour(12))));

        assertThat(uptime.length(Status.UP)).isEqualTo(Duration.ofHours(8));
        assertThat(uptime.length(Status.UNKNOWN)).isEqualTo(Duration.ofHours(4));
        assertThat(uptime.length(Status.DOWN)).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void leavesPausedTimePausedWhoeverIsBlind() {
        Uptime uptime = day(List.of(new Transition(hour(0), Status.PAUSED)), List.of(new Blind(hour(0), hour(24))));

        assertThat(uptime.length(Status.PAUSED)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void joinsBlindTimesThatOverlap() {
        Uptime uptime = day(
                List.of(new Transition(hour(0), Status.UP)),
                List.of(new Blind(hour(4), hour(8)), new Blind(hour(2), hour(6)), new Blind(hour(-9), hour(1))));

        assertThat(uptime.length(Status.UNKNOWN)).isEqualTo(Duration.ofHours(7));
        assertThat(uptime.length(Status.UP)).isEqualTo(Duration.ofHours(17));
    }

    @Test
    void saysThatNothingWasSeenInsteadOfAnyPercentage() {
        assertThat(day(List.of(), List.of()).text()).isEqualTo("not seen");
        assertThat(day(List.of(new Transition(hour(1), Status.UNKNOWN)), List.of())
                        .text())
                .isEqualTo("not seen");
    }

    @Test
    void neverRoundsUpToOneHundred() {
        Uptime uptime = day(
                List.of(new Transition(hour(0), Status.DOWN), new Transition(hour(0).plusMillis(500), Status.UP)),
                List.of());

        assertThat(uptime.text()).isEqualTo("99.999 %");
    }

    @Test
    void hasNoGaps() {
        List<Period> periods = Period.of(
                T,
                hour(24),
                List.of(new Transition(hour(3), Status.UP), new Transition(hour(9), Status.DOWN)),
                List.of(new Blind(hour(5), hour(6))));

        assertThat(periods.get(0).from()).isEqualTo(T);
        assertThat(periods.get(periods.size() - 1).to()).isEqualTo(hour(24));
        for (int i = 1; i < periods.size(); i++) {
            assertThat(periods.get(i).from()).isEqualTo(periods.get(i - 1).to());
        }
    }
}
