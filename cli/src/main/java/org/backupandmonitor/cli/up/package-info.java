/** {@code bam up}: the system with one's own configuration. */
@NullMarked
package org.backupandmonitor.cli.up;

import org.jspecify.annotations.NullMarked;
