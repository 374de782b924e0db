package org.backupandmonitor.contracts;

import java.util.List;

/**
 * The topics, by the name they have behind the configurable prefix.
 *
 * <p>A topic's record type and key are part of its contract; a change that old readers could not follow gets a new
 * version in the name.
 */
public final class Topics {

    public static final String PROJECTS = "projects.v1";
    public static final String MONITORS = "monitors.v1";
    public static final String BACKUPS = "backups.v1";
    public static final String REVISIONS = "revisions.v1";
    public static final String RESULTS = "results.v1";
    public static final String STATUSES = "statuses.v1";
    public static final String RUNS = "runs.v1";
    public static final String HEARTBEATS = "heartbeats.v1";
    public static final String INCIDENTS = "incidents.v1";
    public static final String NOTIFICATIONS = "notifications.v1";
    public static final String COMMANDS = "commands.v1";
    public static final String DEAD_LETTERS = "dead-letters.v1";

    /** What every installation starts with; configurable, so that two systems can share one Kafka. */
    public static final String DEFAULT_PREFIX = "bam.";

    /** How Kafka cleans a topic: keep the newest record per key, or drop what is older than its retention. */
    public enum Cleanup {
        COMPACT,
        DELETE
    }

    /**
     * One topic as it is created.
     *
     * @param name without prefix
     * @param key what the record key says
     * @param cleanup how Kafka cleans it
     */
    public record Topic(String name, String key, Cleanup cleanup) {}

    private static final List<Topic> ALL = List.of(
            new Topic(PROJECTS, "project", Cleanup.COMPACT),
            new Topic(MONITORS, "project/monitor", Cleanup.COMPACT),
            new Topic(BACKUPS, "project/backup", Cleanup.COMPACT),
            new Topic(REVISIONS, "repository", Cleanup.DELETE),
            new Topic(RESULTS, "project/monitor", Cleanup.DELETE),
            new Topic(STATUSES, "project/monitor", Cleanup.COMPACT),
            new Topic(RUNS, "project/backup", Cleanup.DELETE),
            new Topic(HEARTBEATS, "instance", Cleanup.DELETE),
            new Topic(INCIDENTS, "incident id", Cleanup.COMPACT),
            new Topic(NOTIFICATIONS, "incident id", Cleanup.DELETE),
            new Topic(COMMANDS, "target key", Cleanup.DELETE),
            new Topic(DEAD_LETTERS, "source topic", Cleanup.DELETE));

    private Topics() {}

    /** Every topic of the system, in the order of the architecture document. */
    public static List<Topic> all() {
        return ALL;
    }
}
