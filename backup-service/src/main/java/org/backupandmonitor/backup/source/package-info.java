/** Where backups are pulled from: the port, and below it one package per kind. */
@NullMarked
package org.backupandmonitor.backup.source;

import org.jspecify.annotations.NullMarked;
