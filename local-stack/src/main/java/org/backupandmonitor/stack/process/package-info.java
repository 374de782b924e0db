/** Processes that are started, watched and ended from here, and that end when whoever started them is gone. */
@NullMarked
package org.backupandmonitor.stack.process;

import org.jspecify.annotations.NullMarked;
