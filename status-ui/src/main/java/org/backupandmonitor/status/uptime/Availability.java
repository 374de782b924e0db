package org.backupandmonitor.status.uptime;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backupandmonitor.status.liveness.BlindPeriodRepository;
import org.backupandmonitor.status.liveness.Liveness;

/** Reads how long monitors had which status. */
@Singleton
public class Availability {

    private final TransitionRepository transitions;
    private final BlindPeriodRepository blindPeriods;

    Availability(TransitionRepository transitions, BlindPeriodRepository blindPeriods) {
        this.transitions = transitions;
        this.blindPeriods = blindPeriods;
    }

    /** From a time until now, without gaps, oldest first. */
    public List<Period> periods(String monitor, Instant from, Liveness liveness) {
        return periods(List.of(monitor), from, liveness).getOrDefault(monitor, List.of());
    }

    /** The same of many, by monitor, with as many questions to PostgreSQL as for one. */
    public Map<String, List<Period>> periods(Collection<String> monitors, Instant from, Liveness liveness) {
        List<Period.Blind> blind = new ArrayList<>();
        blindPeriods.after(from).forEach(period -> blind.add(new Period.Blind(period.since(), period.until())));
        liveness.blindness()
                .ifPresent(since -> blind.add(new Period.Blind(since.judged().orElse(from), liveness.now())));
        Map<String, List<Transition>> taken = transitions.covering(monitors, from);
        return monitors.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        monitor -> Period.of(from, liveness.now(), taken.getOrDefault(monitor, List.of()), blind)));
    }
}
