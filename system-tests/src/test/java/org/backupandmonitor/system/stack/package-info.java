/** The system under test as processes of this machine or as containers; both are used through one port. */
@NullMarked
package org.backupandmonitor.system.stack;

import org.jspecify.annotations.NullMarked;
