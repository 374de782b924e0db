package org.backupandmonitor.probe.monitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.backupandmonitor.contracts.command.Command;
import org.backupandmonitor.messaging.DeadLetters;
import org.backupandmonitor.messaging.Decoded;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hears every command, as all probes do; the one that owns the monitor acts. */
@ApplicationScoped
public class CommandsConsumer {

    private static final Logger LOG = Logger.getLogger(CommandsConsumer.class);

    private final MonitorsConsumer monitors;
    private final DeadLetters deadLetters;

    @Inject
    CommandsConsumer(MonitorsConsumer monitors, DeadLetters deadLetters) {
        this.monitors = monitors;
        this.deadLetters = deadLetters;
    }

    @Incoming("commands")
    void consume(ConsumerRecord<String, @Nullable Decoded<Command>> record) {
        deadLetters.readable(record).ifPresent(command -> {
            if (command instanceof Command.CheckNow now && monitors.schedule().checkNow(now.target())) {
                LOG.infof("Checking %s now, as %s asked", now.target(), now.requestedBy());
            }
        });
    }
}
