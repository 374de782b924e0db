package org.backupandmonitor.alert.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.alert.backups.BackupMemory;
import org.backupandmonitor.alert.channel.Announcement;
import org.backupandmonitor.alert.delivery.DeliveryRecord.Claim;
import org.backupandmonitor.alert.delivery.Owed;
import org.backupandmonitor.alert.incident.IncidentState;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.alert.incident.Transition;
import org.backupandmonitor.alert.journal.Entry.StoredIncident;
import org.backupandmonitor.alert.silence.Member;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.Notification;

/** The journal in PostgreSQL. Every method is one transaction and fails with an exception when PostgreSQL does. */
@ApplicationScoped
class JournalStore {

    private static final Duration LATELY = Duration.ofDays(1);
    private static final Duration MEMBERS_KEPT = Duration.ofDays(7);

    /**
     * Two instances may find the same problem within such a time. Whoever judges for longer knows of every incident that is
     * open; one that is older and that it does not know of belongs to nobody any more.
     */
    private static final Duration AT_ONCE = Duration.ofSeconds(60);

    private final IncidentRepository incidents;
    private final NotificationRepository notifications;
    private final ComponentRepository components;
    private final BackupMemoryRepository backups;

    @Inject
    JournalStore(
            IncidentRepository incidents,
            NotificationRepository notifications,
            ComponentRepository components,
            BackupMemoryRepository backups) {
        this.incidents = incidents;
        this.notifications = notifications;
        this.components = components;
        this.backups = backups;
    }

    /** Asks whether PostgreSQL answers. */
    @Transactional
    void ping() {
        incidents
                .getEntityManager()
                .createNativeQuery("select 1", Integer.class)
                .getSingleResult();
    }

    /** Stores an entry; the incidents that it ended because nobody follows them any more. */
    @Transactional
    List<Incident> write(Entry entry) {
        List<Incident> superseded = new ArrayList<>();
        if (entry instanceof Entry.Batch batch) {
            Set<String> anothers = new HashSet<>();
            for (StoredIncident incident : batch.incidents()) {
                if (!store(incident, superseded)) {
                    anothers.add(incident.state().id());
                }
            }
            incidents.flush();
            batch.owed().stream()
                    .filter(owed -> !anothers.contains(owed.facts().incident()))
                    .forEach(this::store);
            batch.members().forEach(this::store);
            batch.memories().forEach(this::store);
        } else if (entry instanceof Entry.Attempted attempted) {
            store(attempted.owed());
        }
        return superseded;
    }

    @Transactional
    Claim claim(Owed owed, String claimant, Instant now, Duration lease) {
        String id = owed.id();
        if (notifications.lockOwed(id, claimant, now)) {
            notifications.claim(id, claimant, now.plus(lease));
            return Claim.OURS;
        }
        NotificationEntity row = notifications.findById(id);
        if (row == null) {
            Incident incident = owed.announcement().incident();
            return anotherOpen(incident).isPresent() ? Claim.DONE : Claim.UNRECORDED;
        }
        return row.state.equals("OWED") ? Claim.ANOTHERS : Claim.DONE;
    }

    @Transactional
    Memory load(Instant now) {
        List<IncidentEntity> open = incidents.open();
        Set<String> heldBack = new HashSet<>();
        open.stream().filter(row -> row.heldBack).forEach(row -> heldBack.add(row.id));
        return new Memory(
                open.stream().map(JournalStore::incident).toList(),
                heldBack,
                incidents.resolvedSince(now.minus(LATELY)).stream()
                        .map(row -> Json.read(row.facts, Incident.class))
                        .toList(),
                notifications.owed().stream().map(JournalStore::owed).toList(),
                components.list("lastHeard >= ?1", now.minus(MEMBERS_KEPT)).stream()
                        .map(row -> Json.read(row.facts, Member.class))
                        .toList(),
                backups.listAll().stream()
                        .map(row -> new BackupMemory(row.backup, row.firstSeen, row.lastSuccess))
                        .toList());
    }

    @Transactional
    List<Incident> incidents(boolean openOnly, int most) {
        return incidents.newest(openOnly, most).stream()
                .map(row -> Json.read(row.facts, Incident.class))
                .toList();
    }

    @Transactional
    Optional<Incident> incident(String id) {
        return incidents.findByIdOptional(id).map(row -> Json.read(row.facts, Incident.class));
    }

    /** Which of the ids are stored. */
    @Transactional
    Set<String> known(Set<String> ids) {
        Set<String> known = new HashSet<>();
        incidents.byIds(ids).forEach(row -> known.add(row.id));
        return known;
    }

    /** The ids of incidents that were deleted. */
    @Transactional
    List<String> purge(Instant resolvedBefore) {
        components.delete("lastHeard < ?1", resolvedBefore);
        return incidents.deleteResolvedBefore(resolvedBefore);
    }

    /**
     * Stores an incident; false if another instance has just opened one for the same kind and subject, and tells people.
     *
     * @param superseded takes in the incident whose place it took, if there was one that nobody followed any more
     */
    private boolean store(StoredIncident stored, List<Incident> superseded) {
        IncidentState state = stored.state();
        Incident facts = state.facts();
        IncidentEntity row = incidents.findById(facts.id());
        boolean isNew = row == null;
        if (isNew) {
            Optional<IncidentEntity> another = facts.open() ? anotherOpen(facts) : Optional.empty();
            if (another.isPresent()) {
                if (!another.get().openedAt.isBefore(facts.openedAt().minus(AT_ONCE))) {
                    return false;
                }
                superseded.add(supersede(another.get(), facts));
            }
            row = new IncidentEntity();
            row.id = facts.id();
            row.kind = facts.kind().name();
            row.subject = facts.subject();
            row.openedAt = facts.openedAt();
        }
        if (isNew || steps(facts) >= row.steps) {
            fill(row, state, stored.heldBack());
        }
        if (isNew) {
            incidents.persist(row);
        }
        return true;
    }

    private Optional<IncidentEntity> anotherOpen(Incident incident) {
        return incidents.anotherOpen(incident.kind().name(), incident.subject(), incident.id());
    }

    private Incident supersede(IncidentEntity row, Incident successor) {
        IncidentState superseded = incident(row).supersededBy(successor);
        fill(row, superseded, row.heldBack);
        // Its place has to be free before its successor takes it.
        incidents.flush();
        return superseded.facts();
    }

    private static void fill(IncidentEntity row, IncidentState state, boolean heldBack) {
        Incident facts = state.facts();
        row.steps = steps(facts);
        row.heldBack = heldBack;
        row.resolvedAt = facts.resolvedAt();
        row.runbook = state.runbook();
        row.addressees = String.join("\n", state.addressees());
        row.facts = Json.write(facts);
    }

    private static int steps(Incident facts) {
        return (int) facts.timeline().stream()
                .filter(entry -> Transition.isTransition(entry.what()))
                .count();
    }

    private void store(Owed owed) {
        NotificationEntity row = notifications.findById(owed.id());
        boolean isNew = row == null;
        if (isNew) {
            if (incidents.findById(owed.facts().incident()) == null) {
                return;
            }
            row = new NotificationEntity();
            row.id = owed.id();
            row.incident = owed.facts().incident();
            row.createdAt = owed.facts().createdAt();
            row.announcement = Json.write(owed.announcement());
        } else if (!row.state.equals("OWED") || owed.facts().attempts().isEmpty()) {
            // Done is done; and what is only owed is here already.
            return;
        }
        row.state = owed.facts().state().name();
        row.nextAt = owed.nextAt();
        row.fellBack = owed.fellBack();
        row.claimedUntil = null;
        row.facts = Json.write(owed.facts());
        if (isNew) {
            notifications.persist(row);
        }
    }

    private void store(Member member) {
        ComponentEntity row = components.findById(member.instance());
        boolean isNew = row == null;
        if (isNew) {
            row = new ComponentEntity();
            row.instance = member.instance();
        }
        row.lastHeard = member.lastHeard();
        row.facts = Json.write(member);
        if (isNew) {
            components.persist(row);
        }
    }

    private void store(BackupMemory memory) {
        BackupMemoryEntity row = backups.findById(memory.key());
        boolean isNew = row == null;
        if (isNew) {
            row = new BackupMemoryEntity();
            row.backup = memory.key();
        }
        row.firstSeen = memory.firstSeen();
        row.lastSuccess = memory.lastSuccess();
        if (isNew) {
            backups.persist(row);
        }
    }

    private static OpenIncident incident(IncidentEntity row) {
        Set<String> addressees = new HashSet<>(Arrays.asList(row.addressees.split("\n")));
        addressees.remove("");
        return new OpenIncident(Json.read(row.facts, Incident.class), row.runbook, addressees);
    }

    private static Owed owed(NotificationEntity row) {
        return new Owed(
                Json.read(row.facts, Notification.class),
                Json.read(row.announcement, Announcement.class),
                row.nextAt,
                row.fellBack);
    }
}
