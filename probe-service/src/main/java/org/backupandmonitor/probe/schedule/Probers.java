package org.backupandmonitor.probe.schedule;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.contracts.monitor.Check;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.policy.Policy;
import org.backupandmonitor.messaging.operations.Policies;
import org.backupandmonitor.probe.check.Assignment;
import org.backupandmonitor.probe.check.Durations;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.check.Probe;
import org.backupandmonitor.probe.check.Prober;

/** All kinds of check this process can run. Immutable. */
@Singleton
public class Probers {

    private final Map<Class<? extends Check>, Prober<?>> byType = new HashMap<>();
    private final Policies policies;

    @Inject
    public Probers(@All List<Prober<?>> probers, Policies policies) {
        probers.forEach(prober -> byType.put(prober.type(), prober));
        this.policies = policies;
    }

    /** The names of the kinds, in alphabetical order. */
    public List<String> kinds() {
        return byType.values().stream().map(Prober::kind).sorted().toList();
    }

    /** Makes the definition ready; empty if it is of a kind that nothing here runs. */
    Optional<Ready> prepare(MonitorDefinition definition) {
        return Optional.ofNullable(byType.get(definition.check().getClass()))
                .map(prober -> prepare(prober, definition));
    }

    private <C extends Check> Ready prepare(Prober<C> prober, MonitorDefinition definition) {
        Optional<Policy> policy = policies.find(definition.policy());
        Assignment<C> assignment = new Assignment<>(
                prober.type().cast(definition.check()),
                definition.expect(),
                definition.timeout(),
                policy.orElseGet(Policy::builtIn));
        Optional<Finding> refusal = refusal(definition, policy);
        return new Ready(
                assignment,
                refusal.<Probe>map(finding -> attempt -> attempt.fail(finding))
                        .orElseGet(() -> prober.prepare(assignment)));
    }

    private Optional<Finding> refusal(MonitorDefinition definition, Optional<Policy> policy) {
        if (policy.isEmpty()) {
            return Optional.of(Findings.unknown(
                    "policy",
                    "a policy named \"" + definition.policy() + "\"",
                    "none of that name (ops set bam.policies." + definition.policy() + " in bam.yaml of this probe)"));
        }
        Duration least = policy.get().minInterval();
        return definition.every().compareTo(least) < 0
                ? Optional.of(Findings.refused(
                        policy.get(),
                        "a check every " + Durations.text(definition.every()) + ", where one every "
                                + Durations.text(least) + " is allowed"))
                : policies.refuseSecrets(policy.get(), definition.check().secrets())
                        .map(reason -> Findings.refused(policy.get(), reason));
    }
}
