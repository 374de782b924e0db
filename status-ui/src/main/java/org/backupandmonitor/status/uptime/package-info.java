/** How much of a time a monitor was up, of the time that somebody could see it. */
@NullMarked
package org.backupandmonitor.status.uptime;

import org.jspecify.annotations.NullMarked;
