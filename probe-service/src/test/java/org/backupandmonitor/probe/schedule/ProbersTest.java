package org.backupandmonitor.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backupandmonitor.probe.Monitors.monitor;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.messaging.operations.Policies;
import org.backupandmonitor.probe.check.Attempt;
import org.backupandmonitor.probe.check.Observation;
import org.backupandmonitor.probe.rig.ManualLane;
import org.backupandmonitor.probe.rig.Rig;
import org.junit.jupiter.api.Test;

class ProbersTest {

    private final Rig rig = Rig.SHARED;
    private final Probers probers = new Probers(
            List.of(rig.http(Map.of("BAM_SECRET_VAULT_NAS", "hunter2"))),
            new Policies(List.of(Rig.OPEN), Set.of("vault-nas")));

    @Test
    void aSecretThatOperationsUseThemselvesIsNeverSentToATarget() {
        HttpCheck check = new HttpCheck(
                URI.create("http://127.0.0.1:9/"), null, Map.of("X-Key", "secret:vault-nas"), null, 0, false);

        Observation observation = run(check, Duration.ofSeconds(10));

        assertThat(observation.status()).isEqualTo(Status.UNKNOWN);
        assertThat(observation.findings()).extracting(Finding::what).containsExactly("policy");
        assertThat(observation.findings().get(0).actual()).contains("does not allow secret \"vault-nas\"");
    }

    @Test
    void aMonitorIsNotCheckedMoreOftenThanItsPolicyAllows() {
        HttpCheck check = new HttpCheck(URI.create("http://127.0.0.1:9/"), null, null, null, 0, false);

        Observation observation = run(check, Duration.ofMillis(500));

        assertThat(observation.status()).isEqualTo(Status.UNKNOWN);
        assertThat(observation.findings().get(0).actual()).contains("where one every 1 s is allowed");
    }

    private Observation run(HttpCheck check, Duration every) {
        Ready ready = probers.prepare(monitor("a", check, every)).orElseThrow();
        List<Observation> seen = new ArrayList<>();
        Attempt.begin(new ManualLane().lane(), ready.assignment(), ready.probe(), seen::add);
        return seen.get(0);
    }
}
