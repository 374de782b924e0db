package org.backupandmonitor.config.publishing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What goes out in one Kafka transaction.
 *
 * @param id left in Kafka by the transaction
 * @param records in the order in which they are sent
 */
record Batch(UUID id, List<Outgoing> records) {

    /**
     * One record.
     *
     * @param topic without prefix
     * @param value JSON; null for a tombstone
     */
    record Outgoing(String topic, String key, @Nullable String value) {}
}
