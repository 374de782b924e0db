/** Run events on their way to Kafka: those that must arrive are owed in PostgreSQL first. */
@NullMarked
package org.backupandmonitor.backup.event;

import org.jspecify.annotations.NullMarked;
