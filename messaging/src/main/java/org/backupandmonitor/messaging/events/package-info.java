/** One deserializer per record type, since Kafka's configuration names classes. */
@NullMarked
package org.backupandmonitor.messaging.events;

import org.jspecify.annotations.NullMarked;
