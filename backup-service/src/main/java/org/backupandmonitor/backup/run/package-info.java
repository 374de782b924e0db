/** Runs from due to done: leases, stored ends, and the events owed for them. */
@NullMarked
package org.backupandmonitor.backup.run;

import org.jspecify.annotations.NullMarked;
