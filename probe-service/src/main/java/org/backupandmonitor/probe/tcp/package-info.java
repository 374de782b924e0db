/** Checks of kind tcp. */
@NullMarked
package org.backupandmonitor.probe.tcp;

import org.jspecify.annotations.NullMarked;
