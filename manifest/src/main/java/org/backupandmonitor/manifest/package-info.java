/** Reads {@code backup-and-monitor.yaml}: what a developer writes is understood, or refused with line and column. */
@NullMarked
package org.backupandmonitor.manifest;

import org.jspecify.annotations.NullMarked;
