package org.backupandmonitor.alert.journal;

import java.util.List;
import org.backupandmonitor.alert.backups.BackupMemory;
import org.backupandmonitor.alert.delivery.Owed;
import org.backupandmonitor.alert.incident.IncidentState;
import org.backupandmonitor.alert.silence.Member;

/** What is written in one transaction; writing it twice changes nothing. */
public sealed interface Entry {

    /**
     * What came of a batch of events.
     *
     * @param incidents as they stand behind their newest step, in the order of the steps
     * @param owed notifications that the steps owe
     */
    record Batch(List<StoredIncident> incidents, List<Owed> owed, List<Member> members, List<BackupMemory> memories)
            implements Entry {

        public Batch {
            incidents = List.copyOf(incidents);
            owed = List.copyOf(owed);
            members = List.copyOf(members);
            memories = List.copyOf(memories);
        }
    }

    /** A notification as it is after an attempt. */
    record Attempted(Owed owed) implements Entry {}

    /**
     * An incident with what is not published of it.
     *
     * @param heldBack whether people have not heard of it yet
     */
    record StoredIncident(IncidentState state, boolean heldBack) {}
}
