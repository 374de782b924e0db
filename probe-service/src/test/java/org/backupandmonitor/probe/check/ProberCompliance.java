package org.backupandmonitor.probe.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.backupandmonitor.contracts.monitor.Check;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.policy.Policy;
import org.backupandmonitor.probe.rig.Rig;
import org.junit.jupiter.api.Test;

/**
 * What every kind of check must do. A kind hooks in with a subclass that says where its targets are.
 *
 * @param <C> the kind's part of a definition
 */
public abstract class ProberCompliance<C extends Check> {

    protected final Rig rig = Rig.SHARED;

    protected abstract Prober<C> prober();

    /** A target on loopback that is as it should be. */
    protected abstract C sound();

    /** A target on loopback that takes what it is sent and never answers. */
    protected abstract C silent();

    /** A check of whatever may be at that place. */
    protected abstract C at(String host, int port);

    @Test
    void isFoundByTheKindOfItsChecks() {
        C check = sound();

        Prober<C> prober = prober();

        assertThat(prober.kind()).isEqualTo(check.kind());
        assertThat(prober.type()).isEqualTo(check.getClass());
    }

    @Test
    void aSoundTargetIsUpWithoutFindings() {
        Observation seen = rig.run(prober(), sound(), Expectations.NONE);

        assertThat(seen.findings()).isEmpty();
        assertThat(seen.status()).isEqualTo(Status.UP);
        assertThat(seen.took()).isPositive();
        assertThat(seen.certificateExpires())
                .satisfiesAnyOf(none -> assertThat(none).isNull(), expires -> assertThat(expires)
                        .isAfter(Instant.now()));
    }

    @Test
    void aSlowTargetIsDegraded() {
        Expectations impatient = new Expectations(null, null, null, null, Duration.ofNanos(1), null, null);

        Observation seen = rig.run(prober(), sound(), impatient);

        assertThat(seen.status()).isEqualTo(Status.DEGRADED);
        assertThat(seen.findings()).extracting(Finding::what).containsExactly("latency");
    }

    @Test
    void aTargetThatNeverAnswersIsDownAfterItsTimeout() {
        Assignment<C> assignment = new Assignment<>(silent(), Expectations.NONE, Duration.ofMillis(300), Rig.OPEN);

        Observation seen = rig.run(prober(), assignment);

        assertThat(seen.status()).isEqualTo(Status.DOWN);
        assertThat(seen.took()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(seen.findings()).singleElement().satisfies(finding -> assertThat(finding.sentence())
                .startsWith("expected an answer within 300 ms, got none in time, "));
    }

    @Test
    void aPortWhereNobodyListensIsDown() {
        Observation seen = rig.run(prober(), at("127.0.0.1", ClosedPort.find()), Expectations.NONE);

        assertThat(seen.status()).isEqualTo(Status.DOWN);
        assertThat(seen.findings()).hasSize(1);
    }

    @Test
    void aNameThatDoesNotExistIsDown() {
        Observation seen = rig.run(prober(), at("nosuch.test", 9), Expectations.NONE);

        assertThat(seen.status()).isEqualTo(Status.DOWN);
        assertThat(seen.findings())
                .singleElement()
                .extracting(Finding::sentence)
                .isEqualTo("expected an address for \"nosuch.test\", got NXDOMAIN: no such name");
    }

    @Test
    void loopbackIsNotTouchedWhereThePolicyForbidsIt() {
        assertRefused(sound(), Rig.policy(false, "*"), "this machine itself");
    }

    @Test
    void aHostThatThePolicyDoesNotNameIsNotTouched() {
        assertRefused(at("ok.test", 80), Rig.policy(true, "*.example.com"), "does not allow \"ok.test\"");
    }

    @Test
    void aNameThatLeadsToAForbiddenAddressIsNotTouched() {
        assertRefused(at("metadata.test", 80), Rig.OPEN, "169.254.169.254 is a link-local or cloud-metadata address");
    }

    @Test
    void aNameWithOneForbiddenAddressAmongOthersIsNotTouched() {
        assertRefused(at("mixed.test", 80), Rig.OPEN, "169.254.169.254");
    }

    private void assertRefused(C check, Policy policy, String why) {
        Observation seen = rig.run(prober(), new Assignment<>(check, Expectations.NONE, Rig.PLENTY, policy));

        assertThat(seen.status()).isEqualTo(Status.UNKNOWN);
        assertThat(seen.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.what()).isEqualTo("policy");
            assertThat(finding.expected()).contains("bam.policies.test");
            assertThat(finding.actual()).contains(why);
        });
        assertThat(seen.phases().connect()).isNull();
        assertThat(seen.phases().firstByte()).isNull();
    }
}
