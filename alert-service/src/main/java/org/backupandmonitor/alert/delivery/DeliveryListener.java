package org.backupandmonitor.alert.delivery;

import org.backupandmonitor.alert.channel.Outcome;

/** Hears what became of attempts. Called from the threads that send; must not block. */
public interface DeliveryListener {

    /**
     * An attempt was made.
     *
     * @param owed as it is after the attempt
     * @param fallBack whether operations have to be told instead, from now on
     */
    void attempted(Owed owed, Outcome outcome, boolean fallBack);
}
