/** {@code bam doctor}: what is missing on this machine, and how to get it. */
@NullMarked
package org.backupandmonitor.cli.doctor;

import org.jspecify.annotations.NullMarked;
