/** The way of results to Kafka, with a bounded queue for the time when Kafka is away. */
@NullMarked
package org.backupandmonitor.probe.result;

import org.jspecify.annotations.NullMarked;
