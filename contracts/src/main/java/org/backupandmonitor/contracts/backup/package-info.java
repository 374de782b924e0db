/** Backups: their definition and their runs. */
@NullMarked
package org.backupandmonitor.contracts.backup;

import org.jspecify.annotations.NullMarked;
