package org.backupandmonitor.probe.schedule;

import org.backupandmonitor.probe.check.Assignment;
import org.backupandmonitor.probe.check.Probe;

/** A definition, made ready to be checked. */
record Ready(Assignment<?> assignment, Probe probe) {}
