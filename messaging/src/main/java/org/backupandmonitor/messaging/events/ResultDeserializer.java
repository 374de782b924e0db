package org.backupandmonitor.messaging.events;

import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.messaging.EventDeserializer;

/** Reads {@link Result} records. */
public final class ResultDeserializer extends EventDeserializer<Result> {

    public ResultDeserializer() {
        super(Result.class);
    }
}
