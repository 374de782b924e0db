/** Records that somebody could not read. */
@NullMarked
package org.backupandmonitor.status.deadletters;

import org.jspecify.annotations.NullMarked;
