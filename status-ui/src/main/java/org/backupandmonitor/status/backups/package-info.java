/** Backups with their runs: what is good, late, failed, running or not proven. */
@NullMarked
package org.backupandmonitor.status.backups;

import org.jspecify.annotations.NullMarked;
