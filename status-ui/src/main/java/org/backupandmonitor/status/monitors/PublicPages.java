package org.backupandmonitor.status.monitors;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.status.incidents.IncidentRepository;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.liveness.Watchers;
import org.backupandmonitor.status.uptime.Availability;
import org.backupandmonitor.status.uptime.Period;

/** Reads what anybody may see of projects: of each once in a few seconds, however many strangers ask. Thread-safe. */
@Singleton
class PublicPages {

    /** Far less than it takes to notice that somebody is silent. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    /** Strangers can ask for projects that do not exist, too. */
    private static final int MOST = 1_000;

    private static final int INCIDENTS = 20;

    private final Monitors monitors;
    private final Availability availability;
    private final IncidentRepository incidents;
    private final Watchers watchers;
    private final LoadingCache<String, Optional<PublicPage>> pages;

    PublicPages(Monitors monitors, Availability availability, IncidentRepository incidents, Watchers watchers) {
        this.monitors = monitors;
        this.availability = availability;
        this.incidents = incidents;
        this.watchers = watchers;
        this.pages =
                Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build(this::read);
    }

    /** As it was a few seconds ago at most; empty for a project without monitors. */
    Optional<PublicPage> of(String project) {
        return pages.get(project);
    }

    /** As it is now. */
    Optional<PublicPage> read(String project) {
        Liveness liveness = watchers.now();
        List<MonitorCard> cards = monitors.ofProject(project, liveness).stream()
                .sorted(MonitorCard.WORST_FIRST)
                .toList();
        if (cards.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PublicPage(
                liveness,
                Tally.of(cards, List.of(), liveness.now()),
                services(cards, liveness),
                incidents.monitorsDown(project, INCIDENTS).stream()
                        .map(incident -> PublicIncident.of(incident, liveness.now()))
                        .toList()));
    }

    private List<PublicService> services(List<MonitorCard> cards, Liveness liveness) {
        List<String> keys = cards.stream().map(card -> card.definition().key()).toList();
        Instant from = liveness.now().minus(Duration.ofDays(PublicService.DAYS));
        Map<String, List<Period>> periods = availability.periods(keys, from, liveness);
        return cards.stream()
                .map(card -> PublicService.of(
                        card.definition().name(),
                        card.current().status(),
                        periods.getOrDefault(card.definition().key(), List.of()),
                        liveness.now()))
                .toList();
    }
}
