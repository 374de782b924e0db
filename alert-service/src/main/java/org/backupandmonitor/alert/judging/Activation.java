package org.backupandmonitor.alert.judging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.alert.delivery.Owed;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.alert.journal.Journal;
import org.backupandmonitor.alert.journal.Memory;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;

/**
 * Finds out what was known before this instance began to judge: from PostgreSQL if it answers, and from what is published
 * on Kafka. Either alone is enough to go on without telling anybody twice.
 */
final class Activation {

    /**
     * What was known.
     *
     * @param remembers whether what was stored could be read
     * @param heldBack ids of those of which people have not heard
     * @param adopted incidents that stand on Kafka but were never stored, so that nobody knows who was told
     * @param toPublish incidents of which Kafka shows something older than what is stored
     */
    record Known(
            Memory memory,
            boolean remembers,
            List<OpenIncident> open,
            Set<String> heldBack,
            List<OpenIncident> adopted,
            List<Incident> toPublish) {}

    /** About each, one incident is open at most. */
    private record Subject(IncidentKind kind, String subject) {}

    private final Journal journal;
    private final Tables tables;

    Activation(Journal journal, Tables tables) {
        this.journal = journal;
        this.tables = tables;
    }

    /** @param before incidents that this process itself has open, newest knowledge of all */
    Known gather(Iterable<OpenIncident> before) {
        Optional<Memory> stored = journal.load();
        Memory memory = stored.orElse(Memory.NONE);
        Map<String, OpenIncident> open = new HashMap<>();
        Map<Subject, OpenIncident> bySubject = new HashMap<>();
        List<Incident> toPublish = new ArrayList<>();
        memory.open().forEach(incident -> take(incident, open, bySubject));
        before.forEach(incident -> take(incident, open, bySubject).ifPresent(toPublish::add));

        Map<String, Incident> published = new HashMap<>(tables.incidents.all());
        List<OpenIncident> adopted = new ArrayList<>();
        Set<String> resolved = resolvedThoughPublishedOpen(stored.isPresent(), published, open.keySet());
        for (Incident incident : published.values()) {
            OpenIncident known = open.get(incident.id());
            if (known == null && incident.open() && !resolved.contains(incident.id())) {
                OpenIncident adoption = new OpenIncident(incident, null, Set.of());
                Optional<Incident> superseded = take(adoption, open, bySubject);
                superseded.ifPresentOrElse(toPublish::add, () -> adopted.add(adoption));
            } else if (known != null && incident.open() && isAhead(incident, known.facts())) {
                open.put(incident.id(), new OpenIncident(incident, known.runbook(), known.addressees()));
            }
        }
        open.values().stream()
                .filter(incident -> !incident.facts().equals(published.get(incident.id())))
                .forEach(incident -> toPublish.add(incident.facts()));
        memory.resolvedLately().stream()
                .filter(incident -> !incident.equals(published.get(incident.id())))
                .forEach(toPublish::add);
        Set<String> heldBack = new HashSet<>(memory.heldBack());
        adopted.stream().filter(OpenIncident::seemsHeldBack).forEach(incident -> heldBack.add(incident.id()));
        return new Known(memory, stored.isPresent(), List.copyOf(open.values()), heldBack, adopted, toPublish);
    }

    /** Of adopted incidents, those whose timeline shows nobody who was told owe it, unless they are held back. */
    static List<Owed> owedBy(List<OpenIncident> adopted, Telling telling, Instant now) {
        List<Owed> owed = new ArrayList<>();
        adopted.stream()
                .filter(incident -> !incident.seemsHeldBack())
                .filter(incident -> incident.facts().timeline().stream()
                        .noneMatch(entry -> entry.what().equals("notified")))
                .forEach(incident -> owed.addAll(telling.owedBy(incident, now)));
        return owed;
    }

    /** Takes in an open incident; if there is another one about its subject already, it is returned as that supersedes it. */
    private static Optional<Incident> take(
            OpenIncident incident, Map<String, OpenIncident> open, Map<Subject, OpenIncident> bySubject) {
        Subject subject = new Subject(incident.facts().kind(), incident.facts().subject());
        OpenIncident known = bySubject.putIfAbsent(subject, incident);
        if (known == null) {
            open.put(incident.id(), incident);
            return Optional.empty();
        }
        return known.id().equals(incident.id())
                ? Optional.empty()
                : Optional.of(incident.supersededBy(known.facts()).facts());
    }

    private Set<String> resolvedThoughPublishedOpen(
            boolean storeAnswers, Map<String, Incident> published, Set<String> open) {
        Set<String> doubtful = new HashSet<>();
        published.values().stream()
                .filter(incident -> incident.open() && !open.contains(incident.id()))
                .forEach(incident -> doubtful.add(incident.id()));
        return storeAnswers && !doubtful.isEmpty() ? journal.known(doubtful).orElse(Set.of()) : Set.of();
    }

    private static boolean isAhead(Incident a, Incident b) {
        return a.timeline().size() > b.timeline().size();
    }
}
