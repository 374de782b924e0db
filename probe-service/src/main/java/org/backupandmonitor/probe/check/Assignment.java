package org.backupandmonitor.probe.check;

import java.time.Duration;
import org.backupandmonitor.contracts.monitor.Check;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.policy.Policy;

/**
 * What a prober needs to know of a monitor.
 *
 * @param timeout after which a check has failed
 * @param policy what the check's connections are held to
 */
public record Assignment<C extends Check>(C check, Expectations expect, Duration timeout, Policy policy) {}
