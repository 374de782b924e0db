/** Monitors as people see them: overview, one monitor, public page, badge. */
@NullMarked
package org.backupandmonitor.status.monitors;

import org.jspecify.annotations.NullMarked;
