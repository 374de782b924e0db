/** Tells open pages that there is something new. */
@NullMarked
package org.backupandmonitor.status.live;

import org.jspecify.annotations.NullMarked;
