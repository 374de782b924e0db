/** Checks of kind http. */
@NullMarked
package org.backupandmonitor.probe.http;

import org.jspecify.annotations.NullMarked;
