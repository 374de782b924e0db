package org.backupandmonitor.status.monitors;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.status.history.Check;
import org.backupandmonitor.status.page.Bars;
import org.backupandmonitor.status.page.Texts;
import org.backupandmonitor.status.page.Tone;

/** A monitor as the overview shows it. */
public record MonitorCard(MonitorDefinition definition, CurrentStatus current, Bars bars, List<Check> checks) {

    /** Bars that fit into a card on a phone. */
    static final int BARS = 36;

    /** What needs people first, then what nobody can see, then by name. */
    static final Comparator<MonitorCard> WORST_FIRST = Comparator.comparingInt(
                    (MonitorCard card) -> rank(card.current().status()))
            .thenComparing(card -> card.definition().name());

    public MonitorCard {
        checks = List.copyOf(checks);
    }

    static MonitorCard of(MonitorDefinition definition, CurrentStatus current, List<Check> checks) {
        return new MonitorCard(definition, current.seen(checks), CheckBars.of(checks, BARS), checks);
    }

    public Tone tone() {
        return Tone.of(current.status());
    }

    public String path() {
        return "/monitors/" + definition.key();
    }

    public String target() {
        return Targets.of(definition.check());
    }

    /** How long the newest check took that got an answer. */
    public String latency() {
        for (int i = checks.size() - 1; i >= 0; i--) {
            if (checks.get(i).status() == Status.UP || checks.get(i).status() == Status.DEGRADED) {
                return Texts.latency(checks.get(i).took());
            }
        }
        return "–";
    }

    /** What a filter's words are looked for in. */
    String text() {
        return String.join(
                " ",
                definition.key(),
                definition.check().kind(),
                target(),
                definition.group() == null ? "" : definition.group(),
                definition.labels().toString());
    }

    /** The same with what was seen of it lately. */
    MonitorCard with(List<Check> seen) {
        return of(definition, current, seen);
    }

    int rank() {
        return rank(current.status());
    }

    private static int rank(Status status) {
        return switch (status) {
            case DOWN -> 0;
            case DEGRADED -> 1;
            case UNKNOWN -> 2;
            case UP -> 3;
            case PAUSED -> 4;
        };
    }

    /** How far back bars look. */
    static final Duration REACH = Duration.ofDays(7);
}
