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
        Demands.Demand demand =
                new Demands.Demand(run.id(), run.target(), run.kind(), run.requestedBy(), false, run.at());
        while (!dealtWith(demand, record)) {
            TimeUnit.SECONDS.sleep(2);
        }
    }

    /** A command is only done with when it is stored, or never can be; the next ones wait behind it. */
    private boolean dealtWith(Demands.Demand demand, ConsumerRecord<String, ?> record) {
        try {
            demands.add(demand);
            return true;
        } catch (RuntimeException e) {
            if (Unstorable.isReasonOf(e)) {
                deadLetters.add(record, "no run can be asked for so: its id or names are too long or hold a NUL", "");
                return true;
            }
            LOG.warnf("%s: a run was asked for and can't be stored yet: %s", demand.key(), e.getMessage());
            return false;
        }
    }
}
