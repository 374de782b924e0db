/** Monitors: their definition, what a probe saw, and the status that follows. */
@NullMarked
package org.backupandmonitor.contracts.monitor;

import org.jspecify.annotations.NullMarked;
