/** Which components are alive, by their heartbeats. */
@NullMarked
package org.backupandmonitor.status.liveness;

import org.jspecify.annotations.NullMarked;
