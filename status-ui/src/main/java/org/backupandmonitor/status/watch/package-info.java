/** The answer for a watcher from outside: is the watching itself alive? */
@NullMarked
package org.backupandmonitor.status.watch;

import org.jspecify.annotations.NullMarked;
