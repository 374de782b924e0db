/** The dead-man switch: an external watcher hears from us only while all is fresh. */
@NullMarked
package org.backupandmonitor.alert.watch;

import org.jspecify.annotations.NullMarked;
