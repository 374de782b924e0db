/** What a manifest can say of backups: their sources, one file each, and what all have in common. */
@NullMarked
package org.backupandmonitor.manifest.backup;

import org.jspecify.annotations.NullMarked;
