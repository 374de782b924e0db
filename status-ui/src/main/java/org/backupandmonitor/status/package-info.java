/** Keeps the history of everything and shows it to people. */
@NullMarked
package org.backupandmonitor.status;

import org.jspecify.annotations.NullMarked;
