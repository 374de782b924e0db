/** Results to statuses: what each location sees of a monitor, and what they say together. */
@NullMarked
package org.backupandmonitor.alert.evaluation;

import org.jspecify.annotations.NullMarked;
