/** Notifications owed, until each was sent or given up. */
@NullMarked
package org.backupandmonitor.alert.delivery;

import org.jspecify.annotations.NullMarked;
