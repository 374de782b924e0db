/** What probes saw, kept in daily partitions and read back for charts and bars. */
@NullMarked
package org.backupandmonitor.status.history;

import org.jspecify.annotations.NullMarked;
