/** Checks of kind dns. */
@NullMarked
package org.backupandmonitor.probe.dns;

import org.jspecify.annotations.NullMarked;
