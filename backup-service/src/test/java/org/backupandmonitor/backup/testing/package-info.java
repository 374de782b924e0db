/** Real parts for tests: an SSH server, trees of files, restic as people would call it. */
@NullMarked
package org.backupandmonitor.backup.testing;

import org.jspecify.annotations.NullMarked;
