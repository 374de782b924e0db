package org.backupandmonitor.status.uptime;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.backupandmonitor.status.liveness.BlindPeriodRepository;
import org.backupandmonitor.status.liveness.Liveness;

/** Reads how long a monitor had which status. */
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
        List<Period.Blind> blind = new ArrayList<>();
        blindPeriods.after(from).forEach(period -> blind.add(new Period.Blind(period.since(), period.until())));
        liveness.blindness()
                .ifPresent(since -> blind.add(new Period.Blind(since.judged().orElse(from), liveness.now())));
        return Period.of(from, liveness.now(), transitions.covering(monitor, from), blind);
    }
}
