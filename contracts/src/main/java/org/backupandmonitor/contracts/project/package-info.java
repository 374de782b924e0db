/** Who owns monitors and backups, and who hears about them. */
@NullMarked
package org.backupandmonitor.contracts.project;

import org.jspecify.annotations.NullMarked;
