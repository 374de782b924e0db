/** Judges manifests, keeps the verdicts, and puts the last good one of each project in force. */
@NullMarked
package org.backupandmonitor.config.revision;

import org.jspecify.annotations.NullMarked;
