package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.backupandmonitor.alert.Samples;
import org.backupandmonitor.alert.incident.Transition;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.MonitorStatus.LocationStatus;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.schedule.MaintenanceWindow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What always holds, whatever happens in whatever order: random walks through results, silence, time, restarts and
 * blindness. A failing walk names its seed.
 */
class EngineWalkTest {

    private static final int STEPS = 300;
    private static final Duration FRESHNESS = Duration.ofSeconds(35);
    private static final List<String> LOCATIONS = List.of("asia", "eu", "us");
    private static final List<String> CONFIRMATIONS = List.of("any", "majority", "all", "2");

    private static final String MAINTAINED = "maintained";
    private static final MaintenanceWindow WINDOW =
            new MaintenanceWindow.Recurring("*/7 * * * *", Duration.ofMinutes(3), ZoneId.of("UTC"), null);

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= 60; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void test_what_always_holds(long seed) {
        Walk walk = new Walk(new Random(seed));

        for (int step = 0; step < STEPS; step++) {
            walk.step();
        }

        walk.check();
    }

    /** One system and what was seen of it. */
    private static final class Walk {

        private final Random random;
        private final List<MonitorDefinition> monitors = new ArrayList<>();
        private final BackupDefinition backup =
                Samples.maintained(Samples.backup("shop", "uploads", Duration.ofMinutes(5)), WINDOW);
        private final List<Transition> transitions = new ArrayList<>();
        private final Map<String, Set<String>> failedIn = new HashMap<>();
        private final Map<String, MonitorStatus> lastStatus = new HashMap<>();
        private World world = new World(Instant.parse("2026-11-01T12:00:00Z"), Duration.ofSeconds(60));

        Walk(Random random) {
            this.random = random;
            for (int i = 0; i < 3; i++) {
                String confirm = CONFIRMATIONS.get(random.nextInt(CONFIRMATIONS.size()));
                monitors.add(world.define(Samples.monitor("shop", "m" + i, confirm, 1 + random.nextInt(3))));
            }
            monitors.add(world.define(Samples.maintained(Samples.monitor("shop", MAINTAINED, "any", 1), WINDOW)));
            world.define(backup);
        }

        void step() {
            MonitorDefinition monitor = monitors.get(random.nextInt(monitors.size()));
            String location = LOCATIONS.get(random.nextInt(LOCATIONS.size()));
            int what = random.nextInt(100);
            if (what < 30) {
                world.down(monitor, location);
                failedIn.computeIfAbsent(monitor.key(), key -> new HashSet<>()).add(location);
            } else if (what < 55) {
                world.up(monitor, location);
            } else if (what < 60) {
                world.result(Samples.down(monitor, location, world.now().minusSeconds(random.nextInt(600))));
                failedIn.computeIfAbsent(monitor.key(), key -> new HashSet<>()).add(location);
            } else if (what < 62) {
                world.result(Samples.slow(monitor, location, world.now()));
            } else if (what < 64) {
                world.result(Samples.result(
                        monitor,
                        location,
                        world.now(),
                        Status.UNKNOWN,
                        List.of(new Finding("policy", "leave", "none", Status.UNKNOWN))));
            } else if (what < 90) {
                world.pass(Duration.ofSeconds(1 + random.nextInt(20)), someLocations());
            } else if (what < 94) {
                RunEvent.Outcome[] outcomes = RunEvent.Outcome.values();
                world.run(Samples.run(backup, outcomes[random.nextInt(outcomes.length)], "said so", world.now()));
            } else if (what < 96) {
                world.blindFor(Duration.ofSeconds(1 + random.nextInt(90)), world.now());
                world.sees();
            } else if (what < 97) {
                world.remove(monitor);
                world.define(monitor);
            } else {
                collectFrom(world);
                world = world.restarted(Duration.ofSeconds(random.nextInt(300)));
                world.define(backup);
            }
            checkStatuses();
        }

        private boolean isMaintained(Incident facts) {
            return facts.subject().equals(backup.key()) || facts.subject().equals("shop/" + MAINTAINED);
        }

        private String[] someLocations() {
            return LOCATIONS.stream().filter(each -> random.nextInt(4) > 0).toArray(String[]::new);
        }

        private void collectFrom(World finished) {
            transitions.addAll(finished.transitions());
        }

        /** A location that is shown UP or DOWN had a fresh result, and DOWN was seen by enough of those. */
        private void checkStatuses() {
            for (MonitorDefinition monitor : monitors) {
                MonitorStatus status = world.status(monitor);
                if (status == null || status.equals(lastStatus.put(monitor.key(), status))) {
                    continue;
                }
                List<LocationStatus> voting = status.locations().stream()
                        .filter(each -> each.status() != Status.UNKNOWN)
                        .toList();
                for (LocationStatus each : voting) {
                    assertThat(each.lastResult())
                            .isAfterOrEqualTo(status.judgedAt().minus(FRESHNESS));
                }
                List<String> down = voting.stream()
                        .filter(each -> each.status() == Status.DOWN)
                        .map(LocationStatus::location)
                        .toList();
                if (status.status() == Status.DOWN) {
                    assertThat(down.size())
                            .isGreaterThanOrEqualTo(monitor.confirm().needed(voting.size()));
                    assertThat(failedIn.getOrDefault(monitor.key(), Set.of())).containsAll(down);
                } else if (status.status() == Status.UP || status.status() == Status.DEGRADED) {
                    assertThat(voting).isNotEmpty();
                    assertThat(down.size()).isLessThan(monitor.confirm().needed(voting.size()));
                }
            }
        }

        /** Each incident begins once and ends at most once, one at a time for each subject, and no step is told twice. */
        void check() {
            collectFrom(world);
            Map<String, String> open = new HashMap<>();
            Set<String> everOpened = new HashSet<>();
            Set<String> told = new HashSet<>();
            for (Transition transition : transitions) {
                Incident facts = transition.incident().facts();
                String subject = facts.kind() + " " + facts.subject();
                switch (transition.name()) {
                    case "opened" -> {
                        assertThat(open.put(subject, facts.id())).as(subject).isNull();
                        assertThat(everOpened.add(facts.id())).as(facts.id()).isTrue();
                    }
                    case "changed" -> assertThat(open.get(subject)).isEqualTo(facts.id());
                    default -> assertThat(open.remove(subject)).isEqualTo(facts.id());
                }
                if (transition.told() && !transition.name().equals("resolved") && isMaintained(facts)) {
                    assertThat(WINDOW.openUntil(transition.at())).isEmpty();
                }
                if (transition.told()) {
                    assertThat(told.add(facts.id() + ":" + transition.key())).isTrue();
                }
            }
            assertThat(world.engine().openIncidents())
                    .extracting(each -> each.facts().kind() + " " + each.facts().subject())
                    .containsExactlyInAnyOrderElementsOf(open.keySet());
            assertThat(world.open(IncidentKind.BLIND)).hasSizeLessThanOrEqualTo(2 + LOCATIONS.size());
        }
    }
}
