package org.backupandmonitor.status.backups;

import java.util.Locale;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.page.Tone;

/** A run in the table of a backup's page. */
public record RunRow(Run run, Liveness liveness) {

    public String word() {
        if (run.outcome() != null) {
            return run.outcome().name().toLowerCase(Locale.ROOT);
        }
        return run.brokeOff(liveness) ? "broke off" : "running";
    }

    public Tone tone() {
        return run.brokeOff(liveness) ? Tone.BAD : run.tone();
    }
}
