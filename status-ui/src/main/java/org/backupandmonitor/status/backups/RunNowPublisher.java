package org.backupandmonitor.status.backups;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.contracts.command.Command;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/** Asks backup-service to run a backup outside its schedule. */
@Singleton
class RunNowPublisher {

    private static final Logger LOG = Logger.getLogger(RunNowPublisher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MutinyEmitter<Record<String, Command>> commands;
    private final Clock clock;

    RunNowPublisher(@Channel("commands") MutinyEmitter<Record<String, Command>> commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** @throws ServiceUnavailableException if Kafka did not take it in time */
    void runNow(BackupDefinition backup, String requestedBy) {
        Command.RunNow command = new Command.RunNow(
                UUID.randomUUID().toString(),
                backup.project(),
                backup.name(),
                RunKind.BACKUP,
                requestedBy,
                clock.instant());
        try {
            commands.send(Record.of(command.target(), (Command) command))
                    .await()
                    .atMost(PATIENCE);
            LOG.infof("%s asked for a run of %s", requestedBy, backup.key());
        } catch (RuntimeException e) {
            LOG.errorf("%s asked for a run of %s, but Kafka did not take it: %s", requestedBy, backup.key(), e);
            throw new ServiceUnavailableException(
                    "Kafka did not take the request, so nothing was started. Please try again in a moment.");
        }
    }
}
