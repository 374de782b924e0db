/** Runs to problems: backups that failed, and backups whose newest good snapshot is too old. */
@NullMarked
package org.backupandmonitor.alert.backups;

import org.jspecify.annotations.NullMarked;
