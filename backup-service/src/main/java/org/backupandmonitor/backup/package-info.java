/** Definitions to pull to restic to runs. */
@NullMarked
package org.backupandmonitor.backup;

import org.jspecify.annotations.NullMarked;
