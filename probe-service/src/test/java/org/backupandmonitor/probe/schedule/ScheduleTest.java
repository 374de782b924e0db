package org.backupandmonitor.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backupandmonitor.probe.Monitors.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.backupandmonitor.contracts.monitor.DnsCheck;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Locations;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.monitor.TcpCheck;
import org.backupandmonitor.messaging.operations.Policies;
import org.backupandmonitor.probe.check.Assignment;
import org.backupandmonitor.probe.check.Attempt;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.check.Observation;
import org.backupandmonitor.probe.check.Probe;
import org.backupandmonitor.probe.check.Prober;
import org.backupandmonitor.probe.rig.ManualLane;
import org.backupandmonitor.probe.rig.Rig;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration TEN = Duration.ofSeconds(10);
    private static final Duration ONE = Duration.ofSeconds(1);

    private final ManualLane time = new ManualLane();
    private final Tally tally = new Tally();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private boolean answering = true;
    private final Schedule schedule = new Schedule(
            "eu-west",
            new Probers(List.of(new TestProber()), new Policies(List.of(Rig.OPEN), Set.of())),
            time::lane,
            tally,
            time.clock(),
            (definition, at, observation) -> seen.add(new Seen(definition, at, observation)));

    private record Seen(MonitorDefinition definition, Instant at, Observation observation) {}

    /** A kind whose checks succeed at once, or never end by themselves. */
    private final class TestProber implements Prober<TcpCheck> {

        @Override
        public String kind() {
            return "tcp";
        }

        @Override
        public Class<TcpCheck> type() {
            return TcpCheck.class;
        }

        @Override
        public Probe prepare(Assignment<TcpCheck> assignment) {
            if (assignment.check().port() == 666) {
                return attempt -> {
                    throw new IllegalStateException("a fault of ours");
                };
            }
            if (assignment.check().port() == 667) {
                return attempt -> {
                    attempts.add(attempt);
                    attempt.received();
                };
            }
            return attempt -> {
                attempts.add(attempt);
                if (answering) {
                    attempt.finish();
                }
            };
        }
    }

    private static MonitorDefinition every(String name, Duration every) {
        return monitor(name, new TcpCheck("ok.test", 80), every);
    }

    @Test
    void aNewMonitorIsCheckedWithinASecondOrSo() {
        schedule.put(every("a", Duration.ofDays(1)));

        time.advance(ONE.plusMillis(100));

        assertThat(seen).hasSize(1);
    }

    @Test
    void aMonitorIsCheckedOncePerInterval() {
        schedule.put(every("a", TEN));
        time.advance(Duration.ofSeconds(20));
        seen.clear();

        time.advance(Duration.ofSeconds(1000));

        assertThat(seen).hasSize(100);
        for (int i = 1; i < seen.size(); i++) {
            assertThat(Duration.between(seen.get(i - 1).at(), seen.get(i).at()))
                    .isBetween(TEN.minusMillis(60), TEN.plusMillis(60));
        }
        assertThat(tally.counts()).containsEntry("late", 0L).containsEntry("skipped", 0L);
    }

    @Test
    void monitorsAreSpreadOverTheInterval() {
        for (int i = 0; i < 1000; i++) {
            schedule.put(every("monitor-" + i, TEN));
        }
        time.advance(Duration.ofSeconds(30));
        seen.clear();

        time.advance(ONE);

        assertThat(seen).hasSizeBetween(60, 140);
    }

    @Test
    void aMonitorKeepsItsPlaceOverRestarts() {
        schedule.put(every("a", TEN));
        time.advance(Duration.ofSeconds(30));
        Instant before = seen.get(seen.size() - 1).at();

        schedule.clear();
        time.advance(Duration.ofMillis(3_300));
        schedule.put(every("a", TEN));
        time.advance(Duration.ofSeconds(30));

        Instant after = seen.get(seen.size() - 1).at();
        assertThat(Duration.between(before, after).toMillis() % TEN.toMillis()).isZero();
    }

    @Test
    void aMonitorIsNeverCheckedTwiceAtOnceAndItsTimeoutEndsACheck() {
        answering = false;
        schedule.put(every("a", ONE));

        time.advance(Duration.ofSeconds(21));

        assertThat(attempts.stream().filter(attempt -> !attempt.isOver())).hasSizeLessThanOrEqualTo(1);
        assertThat(seen).hasSizeBetween(3, 4).allSatisfy(each -> {
            assertThat(each.observation().status()).isEqualTo(Status.DOWN);
            assertThat(each.observation().took()).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_060));
        });
        assertThat(tally.counts().get("skipped")).isGreaterThan(10);
    }

    @Test
    void aTargetThatNeverAnswersDelaysNoOther() {
        answering = false;
        for (int i = 0; i < 100; i++) {
            schedule.put(every("silent-" + i, TEN));
        }
        time.advance(Duration.ofSeconds(2));
        answering = true;

        schedule.put(every("quick", ONE));
        time.advance(Duration.ofMillis(2_600));

        assertThat(seen)
                .hasSizeGreaterThanOrEqualTo(2)
                .extracting(each -> each.definition().name())
                .containsOnly("quick");
    }

    @Test
    void aChangedDefinitionTakesEffectAtOnceAndTheOldCheckIsForgotten() {
        answering = false;
        schedule.put(every("a", TEN));
        time.advance(ONE.plusMillis(100));
        Attempt old = attempts.get(0);
        answering = true;

        schedule.put(monitor("a", new TcpCheck("ok.test", 81), TEN));
        time.advance(ONE.plusMillis(100));

        assertThat(old.isOver()).isTrue();
        assertThat(seen).singleElement().satisfies(each -> assertThat(
                        each.definition().check().target())
                .isEqualTo("ok.test:81"));
    }

    @Test
    void aNewRevisionOfTheSameCheckKeepsTheCadence() {
        schedule.put(every("a", TEN));
        time.advance(Duration.ofSeconds(2));
        int checks = seen.size();
        MonitorDefinition paged =
                monitor("a", new TcpCheck("ok.test", 80), TEN, "test", new Locations(null, null), null);

        schedule.put(paged);

        time.advance(Duration.ofMillis(50));
        assertThat(seen).hasSize(checks);
        time.advance(Duration.ofSeconds(15));
        assertThat(seen.get(seen.size() - 1).definition()).isSameAs(paged);
    }

    @Test
    void aRemovedMonitorIsNoLongerChecked() {
        schedule.put(every("a", ONE));
        time.advance(Duration.ofSeconds(3));
        seen.clear();

        schedule.remove("shop/a");

        time.advance(Duration.ofSeconds(10));
        assertThat(seen).isEmpty();
        assertThat(schedule.size()).isZero();
    }

    @Test
    void aPausedDefinitionEndsTheChecks() {
        schedule.put(every("a", ONE));
        time.advance(Duration.ofSeconds(3));
        seen.clear();

        schedule.put(monitor("a", new TcpCheck("ok.test", 80), ONE, "test", Locations.ALL, "maintenance"));

        time.advance(Duration.ofSeconds(10));
        assertThat(seen).isEmpty();
    }

    @Test
    void aKindNobodyRunsIsLeftAlone() {
        schedule.put(monitor("a", new DnsCheck("ok.test", null, null), ONE));

        time.advance(Duration.ofSeconds(5));

        assertThat(seen).isEmpty();
        assertThat(schedule.size()).isZero();
    }

    @Test
    void checkNowChecksNow() {
        schedule.put(every("a", Duration.ofHours(1)));
        time.advance(Duration.ofSeconds(2));

        boolean here = schedule.checkNow("shop/a");

        assertThat(here).isTrue();
        assertThat(seen).hasSize(2);
        assertThat(schedule.checkNow("shop/elsewhere")).isFalse();
    }

    @Test
    void whatACheckSawWhileTheProcessStoodStillIsDiscardedAndRepeated() {
        answering = false;
        schedule.put(every("a", Duration.ofMinutes(5)));
        time.advance(ONE.plusMillis(100));
        answering = true;

        time.freeze(Duration.ofSeconds(30));
        time.thaw();

        assertThat(seen).isEmpty();
        assertThat(tally.counts()).containsEntry("discarded", 1L).containsEntry("done", 0L);
        time.advance(Duration.ofSeconds(2));
        assertThat(seen)
                .singleElement()
                .satisfies(each -> assertThat(each.observation().status()).isEqualTo(Status.UP));
    }

    @Test
    void aSuccessStandsAlthoughTheProcessStoodStillForAMoment() {
        answering = false;
        schedule.put(every("a", Duration.ofMinutes(5)));
        time.advance(ONE.plusMillis(100));

        time.freeze(Duration.ofMillis(900));
        attempts.get(0).finish();

        assertThat(seen)
                .singleElement()
                .satisfies(each -> assertThat(each.observation().status()).isEqualTo(Status.UP));
    }

    @Test
    void aSpoiltCheckIsRepeatedOnceAndNotWithoutEnd() {
        answering = false;
        schedule.put(every("a", Duration.ofMinutes(5)));
        time.advance(ONE.plusMillis(100));
        time.freeze(TEN);
        time.thaw();
        time.advance(ONE.plusMillis(100));

        time.freeze(TEN);
        time.thaw();

        time.advance(TEN);
        assertThat(attempts).hasSize(2);
        assertThat(tally.counts()).containsEntry("discarded", 2L);
    }

    @Test
    void aFailureDoesNotStandWhenTheProcessStoodStillForAMoment() {
        answering = false;
        schedule.put(every("a", Duration.ofMinutes(5)));
        time.advance(ONE.plusMillis(100));

        time.freeze(Duration.ofMillis(900));
        attempts.get(0).fail(Findings.down("connect", "a connection", "none"));

        assertThat(seen).isEmpty();
        assertThat(tally.counts()).containsEntry("discarded", 1L);
    }

    @Test
    void afterALongStandstillMonitorsAreNotAllCheckedAtOnce() {
        for (int i = 0; i < 100; i++) {
            schedule.put(every("monitor-" + i, TEN));
        }
        time.advance(Duration.ofSeconds(30));
        seen.clear();
        long before = tally.counts().get("skipped");

        time.freeze(Duration.ofSeconds(65));
        time.thaw();

        assertThat(seen).isEmpty();
        assertThat(tally.counts().get("skipped") - before).isGreaterThanOrEqualTo(600);
        time.advance(TEN);
        assertThat(seen).hasSizeBetween(95, 105);
    }

    @Test
    void aFaultOfOursIsUnknownNotDown() {
        schedule.put(monitor("a", new TcpCheck("ok.test", 666), TEN));

        time.advance(ONE.plusMillis(100));

        assertThat(seen).singleElement().satisfies(each -> {
            assertThat(each.observation().status()).isEqualTo(Status.UNKNOWN);
            assertThat(each.observation().findings()).extracting(Finding::what).containsExactly("probe");
        });
    }

    @Test
    void aCheckThatIsLostIsGivenUpAndCountedAndItsMonitorCheckedAgain() {
        schedule.put(monitor("a", new TcpCheck("ok.test", 667), TEN));
        time.advance(Duration.ofSeconds(60));
        assertThat(attempts).hasSize(1);
        assertThat(tally.lost().count()).isZero();

        time.advance(Duration.ofSeconds(20));

        assertThat(attempts).hasSize(2);
        assertThat(attempts.get(0).isOver()).isTrue();
        assertThat(tally.lost().count()).isEqualTo(1);
        assertThat(tally.lost().isRecent(time.lane().now())).isTrue();
        assertThat(tally.counts()).containsEntry("runningNow", 1L).containsEntry("lost", 1L);
    }

    @Test
    void aMonitorThatRunsMoreOftenThanItsPolicyAllowsIsRefused() {
        schedule.put(monitor("a", new TcpCheck("ok.test", 80), Duration.ofMillis(500)));

        time.advance(ONE.plusMillis(100));

        assertThat(attempts).isEmpty();
        assertThat(seen).isNotEmpty().allSatisfy(each -> assertThat(
                        each.observation().findings().get(0).actual())
                .isEqualTo("a check every 500 ms, where one every 1 s is allowed"));
    }
}
