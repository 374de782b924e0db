/** How long a problem takes from the topic to the message. */
@NullMarked
package org.backupandmonitor.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
