package org.backupandmonitor.alert.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.alert.backups.BackupMemory;
import org.backupandmonitor.alert.incident.IncidentState;
import org.backupandmonitor.alert.incident.Transition;
import org.backupandmonitor.alert.silence.Member;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.jspecify.annotations.Nullable;

/**
 * What came of a batch of events, and has to be stored, published and told. Not thread-safe.
 *
 * <p>Of statuses, members and memories only the newest per key is kept; transitions are all kept, in their order.
 */
final class Effects {

    private final List<Transition> transitions = new ArrayList<>();
    private final Map<String, @Nullable MonitorStatus> statuses = new LinkedHashMap<>();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, BackupMemory> memories = new LinkedHashMap<>();
    private final Map<String, IncidentState> noted = new LinkedHashMap<>();

    void transition(Transition transition) {
        transitions.add(transition);
    }

    void status(MonitorStatus status) {
        statuses.put(status.key(), status);
    }

    void statusRemoved(String key) {
        statuses.put(key, null);
    }

    void member(Member member) {
        members.put(member.instance(), member);
    }

    void memory(BackupMemory memory) {
        memories.put(memory.key(), memory);
    }

    void noted(IncidentState incident) {
        noted.put(incident.id(), incident);
    }

    List<Transition> transitions() {
        return transitions;
    }

    /** By key; null for a monitor that is no more. */
    Map<String, @Nullable MonitorStatus> statuses() {
        return statuses;
    }

    List<Member> members() {
        return List.copyOf(members.values());
    }

    List<BackupMemory> memories() {
        return List.copyOf(memories.values());
    }

    /** Incidents whose timeline got a line without a transition. */
    List<IncidentState> noted() {
        return List.copyOf(noted.values());
    }

    boolean isEmpty() {
        return transitions.isEmpty()
                && statuses.isEmpty()
                && members.isEmpty()
                && memories.isEmpty()
                && noted.isEmpty();
    }
}
