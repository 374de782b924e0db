/** When each monitor is checked, and what becomes of a check that is late, stalled or still running. */
@NullMarked
package org.backupandmonitor.probe.schedule;

import org.jspecify.annotations.NullMarked;
