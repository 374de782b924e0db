/** Checks what the definitions name, from one location, and says what it saw. */
@NullMarked
package org.backupandmonitor.probe;

import org.jspecify.annotations.NullMarked;
