package org.backupandmonitor.status.monitors;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.status.catalog.Catalog;
import org.backupandmonitor.status.history.Check;
import org.backupandmonitor.status.history.ResultHistory;
import org.backupandmonitor.status.liveness.Liveness;

/** Reads monitors with what may be shown of them now. */
@Singleton
public class Monitors {

    private final Catalog catalog;
    private final ResultHistory history;

    Monitors(Catalog catalog, ResultHistory history) {
        this.catalog = catalog;
        this.history = history;
    }

    /** Of every monitor that is defined, in the order of keys; without checks. */
    List<MonitorCard> all(Liveness liveness) {
        return cards(catalog.monitors(), catalog.statuses(), liveness);
    }

    List<MonitorCard> ofProject(String project, Liveness liveness) {
        return cards(catalog.monitors(project), catalog.statuses(project), liveness);
    }

    Optional<CurrentStatus> status(String project, String monitor, Liveness liveness) {
        return catalog.monitor(project, monitor)
                .map(definition -> CurrentStatus.of(
                        definition, catalog.status(project, monitor).orElse(null), liveness));
    }

    /** The newest checks, oldest first. */
    List<Check> checks(String project, String monitor, int most, Liveness liveness) {
        return history.recent(Names.key(project, monitor), liveness.now().minus(MonitorCard.REACH), most);
    }

    /** The same cards with their newest checks. */
    List<MonitorCard> seen(List<MonitorCard> cards, Liveness liveness) {
        List<String> keys = cards.stream().map(card -> card.definition().key()).toList();
        Map<String, List<Check>> checks =
                history.recent(keys, liveness.now().minus(MonitorCard.REACH), MonitorCard.BARS);
        return cards.stream()
                .map(card -> card.with(checks.getOrDefault(card.definition().key(), List.of())))
                .toList();
    }

    private static List<MonitorCard> cards(
            List<MonitorDefinition> definitions, Map<String, MonitorStatus> statuses, Liveness liveness) {
        return definitions.stream()
                .map(definition -> MonitorCard.of(
                        definition, CurrentStatus.of(definition, statuses.get(definition.key()), liveness), List.of()))
                .toList();
    }
}
