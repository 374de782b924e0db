/** Child processes, started from lists of arguments and never through a shell. */
@NullMarked
package org.backupandmonitor.backup.process;

import org.jspecify.annotations.NullMarked;
