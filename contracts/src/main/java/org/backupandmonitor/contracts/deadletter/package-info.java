/** Records nobody could read. */
@NullMarked
package org.backupandmonitor.contracts.deadletter;

import org.jspecify.annotations.NullMarked;
