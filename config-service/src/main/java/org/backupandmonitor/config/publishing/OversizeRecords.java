package org.backupandmonitor.config.publishing;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.backupandmonitor.contracts.Topics;
import org.jboss.logging.Logger;

/**
 * Records that are larger than Kafka takes and were set aside. Manifests and events are bounded long before that, so this is for
 * a Kafka that ops allow less. Thread-safe.
 */
@Singleton
class OversizeRecords {

    private static final Logger LOG = Logger.getLogger(OversizeRecords.class);

    private record Place(String topic, String key) {
        static Place of(Batch.Outgoing record) {
            return new Place(record.topic(), record.key());
        }
    }

    private final Map<Place, String> sentences = new ConcurrentHashMap<>();

    void add(Batch.Outgoing record) {
        String sentence = sentence(record);
        LOG.error(sentence);
        sentences.put(Place.of(record), sentence);
    }

    /** What stands at the same place of a topic now makes up for it. */
    void arrived(List<Batch.Outgoing> records) {
        records.forEach(record -> sentences.remove(Place.of(record)));
    }

    /** What is missing in Kafka, each in a sentence that says what to do. */
    List<String> problems() {
        return sentences.values().stream().sorted().toList();
    }

    private static String sentence(Batch.Outgoing record) {
        int bytes = record.value() == null ? 0 : record.value().getBytes(StandardCharsets.UTF_8).length;
        String what =
                "\"" + record.key() + "\" in " + record.topic() + " has " + bytes + " bytes, more than Kafka takes: ";
        return record.topic().equals(Topics.REVISIONS)
                ? "an event of " + what
                        + "nobody is told of it; raise Kafka's max.message.bytes, and kafka.max.request.size"
                        + " here, to the default or more"
                : "the definition " + what + "what stood there before stays in force; shorten it in its manifest, or"
                        + " raise Kafka's max.message.bytes, and kafka.max.request.size here";
    }
}
