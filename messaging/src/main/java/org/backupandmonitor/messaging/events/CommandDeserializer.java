package org.backupandmonitor.messaging.events;

import org.backupandmonitor.contracts.command.Command;
import org.backupandmonitor.messaging.EventDeserializer;

/** Reads {@link Command} records. */
public final class CommandDeserializer extends EventDeserializer<Command> {

    public CommandDeserializer() {
        super(Command.class);
    }
}
