/** Checks of kind tls. */
@NullMarked
package org.backupandmonitor.probe.tls;

import org.jspecify.annotations.NullMarked;
