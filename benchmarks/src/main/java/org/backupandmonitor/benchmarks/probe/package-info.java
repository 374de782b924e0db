/** How many checks a probe makes per CPU-second, beside blackbox_exporter. */
@NullMarked
package org.backupandmonitor.benchmarks.probe;

import org.jspecify.annotations.NullMarked;
