package org.backupandmonitor.backup.run;

import jakarta.enterprise.inject.Vetoed;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.backupandmonitor.messaging.MessagingConfig;

/** The book of runs without its database; tests write what it answers. */
@Vetoed
class NoLedger extends Ledger {

    NoLedger() {
        super(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Clock.systemUTC(),
                new Settings(),
                new MessagingConfig(
                        "bam.",
                        Optional.empty(),
                        "backup-1",
                        Optional.empty(),
                        Duration.ofSeconds(5),
                        1,
                        (short) 1,
                        Duration.ofSeconds(1)));
    }
}
