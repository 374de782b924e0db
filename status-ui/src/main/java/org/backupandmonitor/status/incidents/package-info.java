/** Problems from open to resolved, and who was told. */
@NullMarked
package org.backupandmonitor.status.incidents;

import org.jspecify.annotations.NullMarked;
