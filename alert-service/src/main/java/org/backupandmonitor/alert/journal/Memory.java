package org.backupandmonitor.alert.journal;

import java.util.List;
import java.util.Set;
import org.backupandmonitor.alert.backups.BackupMemory;
import org.backupandmonitor.alert.delivery.Owed;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.alert.silence.Member;
import org.backupandmonitor.contracts.incident.Incident;

/**
 * What was stored before this process began.
 *
 * @param heldBack ids of open incidents of which people have not heard
 * @param resolvedLately incidents that ended not long ago: their end may not have been published
 */
public record Memory(
        List<OpenIncident> open,
        Set<String> heldBack,
        List<Incident> resolvedLately,
        List<Owed> owed,
        List<Member> members,
        List<BackupMemory> memories) {

    public static final Memory NONE = new Memory(List.of(), Set.of(), List.of(), List.of(), List.of(), List.of());
}
