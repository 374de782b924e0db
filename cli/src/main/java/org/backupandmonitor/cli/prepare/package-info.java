/** {@code bam prepare}: makes the caches that quick starts need. */
@NullMarked
package org.backupandmonitor.cli.prepare;

import org.jspecify.annotations.NullMarked;
