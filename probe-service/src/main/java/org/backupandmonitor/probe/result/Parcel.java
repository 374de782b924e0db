package org.backupandmonitor.probe.result;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.backupandmonitor.contracts.monitor.Result;
import org.jspecify.annotations.Nullable;

/**
 * A result on its way.
 *
 * @param receipt completed when Kafka has it; null for one that nobody waits for, since the next check says the same anew
 */
record Parcel(Result result, @Nullable CompletableFuture<Void> receipt) {

    /** Whether nobody will say it again. */
    boolean unique() {
        return receipt != null;
    }

    CompletionStage<Void> send(ResultPublisher publisher) {
        return publisher.send(result).thenRun(() -> {
            if (receipt != null) {
                receipt.complete(null);
            }
        });
    }
}
