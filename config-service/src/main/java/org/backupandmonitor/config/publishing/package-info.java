/** Brings the compacted topics to what the database says, and publishes repository events, without losing any. */
@NullMarked
package org.backupandmonitor.config.publishing;

import org.jspecify.annotations.NullMarked;
