/** Reads a manifest at the tip of a branch, over file, https and ssh. */
@NullMarked
package org.backupandmonitor.config.git;

import org.jspecify.annotations.NullMarked;
