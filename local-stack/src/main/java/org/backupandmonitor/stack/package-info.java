/** Kafka and PostgreSQL on this machine without Docker, each a process of its own with data that stays. */
@NullMarked
package org.backupandmonitor.stack;

import org.jspecify.annotations.NullMarked;
