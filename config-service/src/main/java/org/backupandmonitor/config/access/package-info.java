/** Who may call what writes: whoever holds the token that ops configured. */
@NullMarked
package org.backupandmonitor.config.access;

import org.jspecify.annotations.NullMarked;
