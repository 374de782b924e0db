package org.backupandmonitor.backup.run;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.backupandmonitor.contracts.command.Command;
import org.backupandmonitor.messaging.DeadLetters;
import org.backupandmonitor.messaging.Decoded;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hears what people ask of backups through Kafka. */
@ApplicationScoped
class CommandsConsumer {

    private static final Logger LOG = Logger.getLogger(CommandsConsumer.class);

    private final Demands demands;
    private final DeadLetters deadLetters;

    @Inject
    CommandsConsumer(Demands demands, DeadLetters deadLetters) {
        this.demands = demands;
        this.deadLetters = deadLetters;
    }

    @Incoming("commands")
    @Blocking
    void command(ConsumerRecord<String, @Nullable Decoded<Command>> record) throws InterruptedException {
        Command command = deadLetters.readable(record).orElse(null);
        if (!(command instanceof Command.RunNow run)) {
            return;
        }
        while (!stored(new Demands.Demand(run.id(), run.target(), run.kind(), run.requestedBy(), false, run.at()))) {
            TimeUnit.SECONDS.sleep(2);
        }
    }

    /** A command is only done with when it is stored; the next ones wait behind it. */
    private boolean stored(Demands.Demand demand) {
        try {
            demands.add(demand);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("%s: a run was asked for and can't be stored yet: %s", demand.key(), e.getMessage());
            return false;
        }
    }
}
