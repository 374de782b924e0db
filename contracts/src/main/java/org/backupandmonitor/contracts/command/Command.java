package org.backupandmonitor.contracts.command;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.backup.RunKind;

/** What one component asks of another; the record key is {@link #target()}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.RunNow.class, name = "run-now"),
    @JsonSubTypes.Type(value = Command.PollNow.class, name = "poll-now"),
    @JsonSubTypes.Type(value = Command.CheckNow.class, name = "check-now")
})
public sealed interface Command {

    /** The key of what it is about. */
    String target();

    /** Unique; carrying out the same one twice must change nothing. */
    String id();

    String requestedBy();

    Instant at();

    /** Run a backup outside its schedule. */
    record RunNow(String id, String project, String backup, RunKind kind, String requestedBy, Instant at)
            implements Command {

        @Override
        public String target() {
            return Names.key(project, backup);
        }
    }

    /** Look into a repository now. */
    record PollNow(String id, String repository, String requestedBy, Instant at) implements Command {

        @Override
        public String target() {
            return repository;
        }
    }

    /** Check a monitor outside its interval. */
    record CheckNow(String id, String project, String monitor, String requestedBy, Instant at) implements Command {

        @Override
        public String target() {
            return Names.key(project, monitor);
        }
    }
}
