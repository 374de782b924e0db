package org.backupandmonitor.status.repositories;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.backupandmonitor.status.page.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A repository as it stands.
 *
 * @param accepted the manifest in force; null if there is none
 * @param rejected a manifest that was refused since then; null if the newest one is in force
 * @param unreachable why it can't be read; null if it can
 */
public record RepositoryView(
        String name,
        RepositoryEvent.@Nullable Accepted accepted,
        RepositoryEvent.@Nullable Rejected rejected,
        RepositoryEvent.@Nullable Unreachable unreachable) {

    /**
     * Those that are registered. What was before a repository's removal is not told of one that was added again.
     *
     * @param events the newest of each type of each repository
     */
    static List<RepositoryView> of(List<RepositoryEvent> events) {
        Map<String, List<RepositoryEvent>> byName = new TreeMap<>();
        events.forEach(event -> byName.computeIfAbsent(event.repository(), name -> new ArrayList<>())
                .add(event));
        List<RepositoryView> views = new ArrayList<>();
        byName.forEach((name, theirs) -> {
            RepositoryEvent.Removed removed = newest(theirs, RepositoryEvent.Removed.class);
            theirs.removeIf(event -> removed != null && !event.at().isAfter(removed.at()));
            if (!theirs.isEmpty()) {
                views.add(of(name, theirs));
            }
        });
        views.sort(Comparator.comparing(view -> view.tone() != Tone.BAD));
        return views;
    }

    private static RepositoryView of(String name, List<RepositoryEvent> events) {
        RepositoryEvent.Accepted accepted = newest(events, RepositoryEvent.Accepted.class);
        RepositoryEvent.Rejected rejected = newest(events, RepositoryEvent.Rejected.class);
        RepositoryEvent.Unreachable unreachable = newest(events, RepositoryEvent.Unreachable.class);
        Instant readable = events.stream()
                .filter(event -> !(event instanceof RepositoryEvent.Unreachable))
                .map(RepositoryEvent::at)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return new RepositoryView(
                name,
                accepted,
                rejected == null || accepted != null && !rejected.at().isAfter(accepted.at()) ? null : rejected,
                unreachable == null || unreachable.at().isBefore(readable) ? null : unreachable);
    }

    private static <T extends RepositoryEvent> @Nullable T newest(List<RepositoryEvent> events, Class<T> type) {
        T newest = null;
        for (RepositoryEvent event : events) {
            if (type.isInstance(event) && (newest == null || event.at().isAfter(newest.at()))) {
                newest = type.cast(event);
            }
        }
        return newest;
    }

    public Tone tone() {
        if (unreachable != null || rejected != null) {
            return Tone.BAD;
        }
        return accepted == null ? Tone.UNSURE : accepted.diagnostics().isEmpty() ? Tone.GOOD : Tone.WARN;
    }

    public String word() {
        if (unreachable != null) {
            return "Unreachable";
        }
        if (rejected != null) {
            return "Rejected";
        }
        return accepted == null ? "Not read yet" : accepted.diagnostics().isEmpty() ? "In force" : "In force, warnings";
    }
}
