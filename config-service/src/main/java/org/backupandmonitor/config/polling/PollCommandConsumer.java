package org.backupandmonitor.config.polling;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.backupandmonitor.contracts.command.Command;
import org.backupandmonitor.messaging.DeadLetters;
import org.backupandmonitor.messaging.Decoded;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Carries out {@code poll-now}; the same command twice is one more look, which changes nothing. */
@ApplicationScoped
public class PollCommandConsumer {

    private static final Logger LOG = Logger.getLogger(PollCommandConsumer.class);

    private final Poller poller;
    private final DeadLetters deadLetters;

    @Inject
    PollCommandConsumer(Poller poller, DeadLetters deadLetters) {
        this.poller = poller;
        this.deadLetters = deadLetters;
    }

    @Incoming("commands")
    @Blocking
    void command(ConsumerRecord<String, Decoded<Command>> record) {
        deadLetters.readable(record).ifPresent(command -> {
            if (command instanceof Command.PollNow now && !poller.pollNow(now.repository())) {
                LOG.infof("No repository \"%.80s\" to look into, as %.80s asked", now.repository(), now.requestedBy());
            }
        });
    }
}
