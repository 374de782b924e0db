/** Directories and files: from another host by rsync over SSH, or on this machine. */
@NullMarked
package org.backupandmonitor.backup.source.files;

import org.jspecify.annotations.NullMarked;
