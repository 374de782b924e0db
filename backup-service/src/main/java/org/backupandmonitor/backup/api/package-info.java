/** The REST interface for ops. */
@NullMarked
package org.backupandmonitor.backup.api;

import org.jspecify.annotations.NullMarked;
