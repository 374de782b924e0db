/** The {@code bam} command. */
@NullMarked
package org.backupandmonitor.cli;

import org.jspecify.annotations.NullMarked;
