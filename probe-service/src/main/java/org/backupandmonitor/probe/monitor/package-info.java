/** The service's work put together: definitions and commands in, checks, results out, proof of work. */
@NullMarked
package org.backupandmonitor.probe.monitor;

import org.jspecify.annotations.NullMarked;
