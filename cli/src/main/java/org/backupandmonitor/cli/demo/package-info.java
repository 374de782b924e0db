/** {@code bam demo}: the system with something to watch, to break and to back up. */
@NullMarked
package org.backupandmonitor.cli.demo;

import org.jspecify.annotations.NullMarked;
