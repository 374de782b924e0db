package org.backupandmonitor.status.monitors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.status.history.Check;
import org.backupandmonitor.status.history.LatencyPoint;
import org.backupandmonitor.status.page.Bars;
import org.backupandmonitor.status.page.Tone;
import org.backupandmonitor.status.uptime.Period;
import org.junit.jupiter.api.Test;

class DrawingTest {

    private static final Instant T = Instant.parse("2026-11-23T12:00:00Z");

    private static Check check(int second, Status status) {
        return new Check(T.plusSeconds(second), "eu-west", status, Duration.ofMillis(40));
    }

    private static LatencyPoint point(int minute, double each, Double p95, long failed) {
        return new LatencyPoint(T.plusSeconds(60L * minute), 2, p95, p95, each, each, each, each, each, failed, 0);
    }

    @Test
    void putsTheNewestBarAtTheRight() {
        Bars bars = CheckBars.of(List.of(check(0, Status.UP), check(30, Status.DOWN)), 10);

        assertThat(bars.bars()).extracting(Bars.Bar::tone).containsExactly(Tone.GOOD, Tone.BAD);
        assertThat(bars.bars().get(1).x() + 6).isEqualTo(bars.width());
    }

    @Test
    void drawsOnlyAsManyBarsAsThereIsRoomFor() {
        List<Check> checks = Stream.iterate(0, i -> i + 1)
                .limit(50)
                .map(i -> check(i, Status.UP))
                .toList();

        assertThat(CheckBars.of(checks, 36).bars()).hasSize(36);
    }

    @Test
    void givesEachStatusAHeightOfItsOwn() {
        Bars bars = CheckBars.of(
                List.of(
                        check(0, Status.UP),
                        check(1, Status.DEGRADED),
                        check(2, Status.DOWN),
                        check(3, Status.UNKNOWN)),
                4);

        assertThat(bars.bars()).extracting(Bars.Bar::height).doesNotHaveDuplicates();
    }

    @Test
    void tellsInWordsWhatTheBarsShow() {
        assertThat(CheckBars.of(List.of(check(0, Status.UP), check(30, Status.DOWN)), 10)
                        .summary())
                .isEqualTo("The last 2 checks, since 2026-11-23 12:00:00 UTC: 1 UP, 1 DOWN");
        assertThat(CheckBars.of(List.of(), 10).summary()).isEqualTo("No checks yet");
    }

    @Test
    void stacksThePhasesFromTheBottom() {
        LatencyChart chart =
                LatencyChart.of(List.of(point(0, 10, 100.0, 0)), T, T.plusSeconds(3_600), Duration.ofMinutes(1));

        assertThat(chart.labels()).containsExactly("100 ms", "50 ms", "0");
        assertThat(chart.rects()).hasSize(5);
        assertThat(chart.rects().get(0).y()).isEqualTo("180.0");
        assertThat(chart.rects().get(4).y()).isEqualTo("100.0");
    }

    @Test
    void breaksTheLineWhereNothingWasChecked() {
        LatencyChart chart = LatencyChart.of(
                List.of(point(0, 1, 5.0, 0), point(1, 1, 5.0, 0), point(5, 1, 5.0, 0), point(6, 1, 5.0, 0)),
                T,
                T.plusSeconds(3_600),
                Duration.ofMinutes(1));

        assertThat(chart.lines()).hasSize(2);
    }

    @Test
    void marksASliceInWhichChecksFailed() {
        LatencyChart chart =
                LatencyChart.of(List.of(point(3, 0, null, 2)), T, T.plusSeconds(3_600), Duration.ofMinutes(1));

        assertThat(chart.marks()).extracting(LatencyChart.Mark::css).containsExactly("mark-down");
        assertThat(chart.rects()).isEmpty();
    }

    @Test
    void endsTheAxisAtARoundNumber() {
        assertThat(LatencyChart.niceTop(List.of(point(0, 25, 130.0, 0)))).isEqualTo(200);
        assertThat(LatencyChart.niceTop(List.of(point(0, 25, 480.0, 0)))).isEqualTo(500);
        assertThat(LatencyChart.niceTop(List.of())).isEqualTo(0.1);
    }

    @Test
    void neverShowsADayGreenThatNobodySaw() {
        PublicService service =
                PublicService.of("front", Status.UNKNOWN, List.of(new Period(T, T.plusSeconds(60), null)), T);

        assertThat(service.days()).hasSize(PublicService.DAYS).allSatisfy(day -> assertThat(day.tone())
                .isEqualTo(Tone.OFF));
    }

    @Test
    void showsTheStatusInABadge() {
        String svg = Badge.svg("front", Status.UNKNOWN);

        assertThat(svg).contains(">UNKNOWN<").contains(">front<").startsWith("<svg");
    }
}
