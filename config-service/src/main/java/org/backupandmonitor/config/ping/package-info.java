/** The secret addresses that heartbeat monitors are called at. */
@NullMarked
package org.backupandmonitor.config.ping;

import org.jspecify.annotations.NullMarked;
