/** What {@code bam demo} watches: a small shop to break and mend, and the inbox that shows what the system sends. */
@NullMarked
package org.backupandmonitor.cli.sample;

import org.jspecify.annotations.NullMarked;
