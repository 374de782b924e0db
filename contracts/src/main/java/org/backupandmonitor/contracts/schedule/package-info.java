/** Times that recur, by the wall clock of a zone. */
@NullMarked
package org.backupandmonitor.contracts.schedule;

import org.jspecify.annotations.NullMarked;
