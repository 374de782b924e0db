/** Vaults kept by restic, driven through its command line. */
@NullMarked
package org.backupandmonitor.backup.vault.restic;

import org.jspecify.annotations.NullMarked;
