/** Where backups land: the vaults ops configured, and the port to the engine that fills them. */
@NullMarked
package org.backupandmonitor.backup.vault;

import org.jspecify.annotations.NullMarked;
