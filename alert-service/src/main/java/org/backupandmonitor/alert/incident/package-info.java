/** Incidents: problems from open to resolved, at most one open for each subject and kind. */
@NullMarked
package org.backupandmonitor.alert.incident;

import org.jspecify.annotations.NullMarked;
