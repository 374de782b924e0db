/** {@code bam restore}: out of a vault and onto a disk, with nothing else running. */
@NullMarked
package org.backupandmonitor.cli.restore;

import org.jspecify.annotations.NullMarked;
