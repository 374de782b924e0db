/** The commands on manifests: check them, describe their format, make them from other tools' files. */
@NullMarked
package org.backupandmonitor.cli.manifest;

import org.jspecify.annotations.NullMarked;
