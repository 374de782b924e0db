package org.backupandmonitor.config.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Reads what is on a compacted topic. */
interface TopicContents {

    /**
     * Everything that a new consumer of the topic would see, by key; what is no JSON shows as a missing node.
     *
     * @param topic without prefix
     */
    Map<String, JsonNode> read(String topic);
}
