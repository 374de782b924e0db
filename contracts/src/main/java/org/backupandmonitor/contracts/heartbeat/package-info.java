/** Proof of life and of work. */
@NullMarked
package org.backupandmonitor.contracts.heartbeat;

import org.jspecify.annotations.NullMarked;
