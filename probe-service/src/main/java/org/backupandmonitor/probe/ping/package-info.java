/** Monitors of kind heartbeat: jobs call, and each call becomes a result. */
@NullMarked
package org.backupandmonitor.probe.ping;

import org.jspecify.annotations.NullMarked;
