/** Problems from open to resolved, and what was sent about them. */
@NullMarked
package org.backupandmonitor.contracts.incident;

import org.jspecify.annotations.NullMarked;
