/** The directory in which this process keeps what it needs between runs, and during one. */
@NullMarked
package org.backupandmonitor.backup.state;

import org.jspecify.annotations.NullMarked;
