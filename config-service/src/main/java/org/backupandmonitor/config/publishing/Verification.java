package org.backupandmonitor.config.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.messaging.EventMapper;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares the compacted topics with what they must hold, and has what differs published again: after Kafka's data was lost,
 * or somebody else wrote there.
 *
 * <p>Records of projects that the database does not know are left alone: it may be the database that was lost, and then
 * monitoring must go on.
 */
@ApplicationScoped
public class Verification {

    private static final Logger LOG = Logger.getLogger(Verification.class);
    private static final List<String> TOPICS = List.of(Topics.PROJECTS, Topics.MONITORS, Topics.BACKUPS);

    private final DefinitionRepository definitions;
    private final TopicContents topics;
    private final Publishing publishing;

    @Inject
    Verification(DefinitionRepository definitions, TopicContents topics, Publishing publishing) {
        this.definitions = definitions;
        this.topics = topics;
        this.publishing = publishing;
    }

    /** Marks what differs, so that the next round of publishing sends it. */
    public void run() {
        // Each by itself: what is marked is locked until the end, and whoever stores a revision meanwhile would wait.
        TOPICS.forEach(topic -> publishing.exclusively(() -> compare(topic, topics.read(topic))));
    }

    private void compare(String topic, Map<String, JsonNode> present) {
        Map<String, DefinitionEntity> wanted = definitions.ofTopic(topic);
        long generation = definitions.nextGeneration();
        long differing = 0;
        for (DefinitionEntity entity : wanted.values()) {
            if (!entity.pending
                    && !same(entity.value, present.get(entity.key))
                    && definitions.owe(entity, generation)) {
                differing++;
            }
        }
        Set<String> projects = definitions.knownProjects();
        long unknown = 0;
        for (String key : present.keySet()) {
            String project = key.contains("/") ? key.substring(0, key.indexOf('/')) : key;
            if (wanted.containsKey(key)) {
                continue;
            }
            if (!projects.contains(project)) {
                unknown++;
            } else if (definitions.oweTombstone(topic, key, project, generation)) {
                differing++;
            }
        }
        if (differing > 0) {
            LOG.warnf("%s: %d records differ from what is in force and are published again", topic, differing);
        }
        if (unknown > 0) {
            LOG.warnf("%s: %d records belong to projects that are not known here; they are left alone", topic, unknown);
        }
    }

    private static boolean same(@Nullable String wanted, @Nullable JsonNode present) {
        if (wanted == null || present == null) {
            return wanted == null && present == null;
        }
        try {
            return EventMapper.json().readTree(wanted).equals(present);
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
