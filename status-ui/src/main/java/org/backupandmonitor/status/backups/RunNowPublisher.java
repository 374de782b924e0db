package org.backupandmonitor.status.backups;

import jakarta.inject.Singleton;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.contracts.command.Command;
import org.backupandmonitor.messaging.EventProducer;
import org.jboss.logging.Logger;

/** Asks backup-service to run a backup outside its schedule. */
@Singleton
class RunNowPublisher {

    private static final Logger LOG = Logger.getLogger(RunNowPublisher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EventProducer producer;
    private final Clock clock;

    RunNowPublisher(EventProducer producer, Clock clock) {
        this.producer = producer;
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
            producer.send(Topics.COMMANDS, command.target(), command).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.infof("%s asked for a run of %s", requestedBy, backup.key());
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.errorf("%s asked for a run of %s, but Kafka did not take it: %s", requestedBy, backup.key(), e);
            throw new ServiceUnavailableException(
                    "Kafka did not take the request, so nothing was started. Please try again in a moment.");
        }
    }
}
