/** Who hears about which incident. */
@NullMarked
package org.backupandmonitor.alert.routing;

import org.jspecify.annotations.NullMarked;
