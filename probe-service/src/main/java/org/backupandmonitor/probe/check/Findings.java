package org.backupandmonitor.probe.check;

import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.policy.Policy;

/** The findings that every kind may come to. */
public final class Findings {

    private Findings() {}

    public static Finding down(String what, String expected, String actual) {
        return new Finding(what, expected, actual, Status.DOWN);
    }

    public static Finding degraded(String what, String expected, String actual) {
        return new Finding(what, expected, actual, Status.DEGRADED);
    }

    /** The probe itself could not check: says nothing about the target. */
    public static Finding unknown(String what, String expected, String actual) {
        return new Finding(what, expected, actual, Status.UNKNOWN);
    }

    /** Not allowed, so not checked. */
    public static Finding refused(Policy policy, String reason) {
        return unknown(
                "policy",
                "what policy \"" + policy.name() + "\" allows (ops set bam.policies." + policy.name() + " in bam.yaml)",
                reason);
    }

    /** A fault of ours. */
    static Finding ownFault(Throwable fault) {
        return unknown(
                "probe",
                "a check that the probe can run",
                "an internal error, which the probe's log tells more about: "
                        + fault.getClass().getSimpleName());
    }
}
