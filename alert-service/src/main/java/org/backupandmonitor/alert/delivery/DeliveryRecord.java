package org.backupandmonitor.alert.delivery;

import java.time.Instant;

/** Where deliveries are recorded, so that two instances do not both send, and a restart knows what was sent. Thread-safe. */
public interface DeliveryRecord {

    /** Who may send a message. */
    enum Claim {
        /** We may. */
        OURS,
        /** Another instance is at it; if it dies over it, we may later. */
        ANOTHERS,
        /** Nobody any more: it was sent or given up, or another instance tells people of this problem. */
        DONE,
        /** Nobody can tell, since the record can't be reached: we send, since being told twice is better than not at all. */
        UNRECORDED
    }

    Claim claim(Owed owed, Instant now);

    /** Notes what an attempt came to, now or when the record can be reached again. */
    void attempted(Owed owed);
}
