/** Scenarios over the whole system as it is shipped: what people rely on, one class each. */
@NullMarked
package org.backupandmonitor.system;

import org.jspecify.annotations.NullMarked;
