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

/**
 * Finds out what was known before this instance began to judge: from PostgreSQL if it answers, and from what is published
 * on Kafka. Either alone is enough to go on without telling anybody twice.
 */
final class Activation {

    /**
     * What was known.
     *
     * @param remembers whether what was stored could be read
     * @param adopted incidents that stand on Kafka but were never stored, so that nobody knows who was told
     * @param toPublish incidents of which Kafka shows something older than what is stored
     */
    record Known(
            Memory memory,
            boolean remembers,
            List<OpenIncident> open,
            List<OpenIncident> adopted,
            List<Incident> toPublish) {}

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
        memory.open().forEach(incident -> open.put(incident.id(), incident));
        before.forEach(incident -> open.putIfAbsent(incident.id(), incident));

        Map<String, Incident> published = new HashMap<>(tables.incidents.all());
        List<OpenIncident> adopted = new ArrayList<>();
        Set<String> resolved = resolvedThoughPublishedOpen(stored.isPresent(), published, open.keySet());
        for (Incident incident : published.values()) {
            OpenIncident known = open.get(incident.id());
            if (known == null && incident.open() && !resolved.contains(incident.id())) {
                OpenIncident adoption = new OpenIncident(incident, null, Set.of());
                open.put(incident.id(), adoption);
                adopted.add(adoption);
            } else if (known != null && incident.open() && isAhead(incident, known.facts())) {
                open.put(incident.id(), new OpenIncident(incident, known.runbook(), known.addressees()));
            }
        }
        List<Incident> toPublish = new ArrayList<>();
        open.values().stream()
                .filter(incident -> !incident.facts().equals(published.get(incident.id())))
                .forEach(incident -> toPublish.add(incident.facts()));
        memory.resolvedLately().stream()
                .filter(incident -> !incident.equals(published.get(incident.id())))
                .forEach(toPublish::add);
        return new Known(memory, stored.isPresent(), List.copyOf(open.values()), adopted, toPublish);
    }

    /** Of adopted incidents, those whose timeline shows nobody who was told owe it. */
    static List<Owed> owedBy(List<OpenIncident> adopted, Telling telling, Instant now) {
        List<Owed> owed = new ArrayList<>();
        adopted.stream()
                .filter(incident -> incident.facts().timeline().stream()
                        .noneMatch(entry -> entry.what().equals("notified")))
                .forEach(incident -> owed.addAll(telling.owedBy(incident, now)));
        return owed;
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
