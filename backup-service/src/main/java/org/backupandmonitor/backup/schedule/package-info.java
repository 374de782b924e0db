/** When backups run. */
@NullMarked
package org.backupandmonitor.backup.schedule;

import org.jspecify.annotations.NullMarked;
