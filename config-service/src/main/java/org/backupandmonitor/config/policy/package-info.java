/** The policies that ops configured, by name. */
@NullMarked
package org.backupandmonitor.config.policy;

import org.jspecify.annotations.NullMarked;
