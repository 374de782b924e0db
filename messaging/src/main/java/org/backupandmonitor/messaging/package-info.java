/** How a service speaks Kafka: reading and writing events, creating topics, heartbeats, owned definitions. */
@NullMarked
package org.backupandmonitor.messaging;

import org.jspecify.annotations.NullMarked;
