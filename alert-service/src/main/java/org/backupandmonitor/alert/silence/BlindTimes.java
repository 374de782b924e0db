package org.backupandmonitor.alert.silence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.backupandmonitor.alert.evaluation.Sight.Blind;

/**
 * Remembers when no probe at all was heard, so that nobody could take calls. What it knows of the time before this process
 * began is only roughly right. Not thread-safe.
 */
final class BlindTimes {

    /** Older ones are forgotten: jobs call more often than everything goes down. */
    private static final int MOST = 64;

    private final List<Blind> times = new ArrayList<>();

    /** The oldest first. */
    List<Blind> known() {
        return Collections.unmodifiableList(times);
    }

    /** A member was known before this process began. */
    void restored(Member member) {
        if (member.isProbe() && !member.left()) {
            // It may have been heard for as long as we do not remember; that was no blindness.
            Instant seen = member.lastHeard().plus(Member.REMEMBERED_EVERY);
            if (!goesOn()) {
                begin(seen);
            } else if (seen.isAfter(last().from())) {
                times.remove(times.size() - 1);
                begin(seen);
            }
        }
    }

    /** Our clock says this now: nothing begins or ends at a time that is still to come. */
    void resume(Instant at) {
        Instant latest = at.plus(Member.REMEMBERED_EVERY);
        times.replaceAll(each -> new Blind(
                each.from().isAfter(latest) ? at : each.from(),
                each.goesOn() || !each.until().isAfter(latest) ? each.until() : at));
    }

    /** None of the probes is live, though each had the time to be heard. */
    void nobodyIsHeard(Collection<Member> probes) {
        if (!goesOn()) {
            probes.stream()
                    .map(Member::lastHeard)
                    .max(Comparator.naturalOrder())
                    .ifPresent(this::begin);
        }
    }

    /** A member was heard: of a probe that ends the blindness, which was none if nobody had missed a probe for so long. */
    void heard(Member member, Instant at) {
        if (goesOn() && member.isProbe() && !member.left()) {
            Instant from = last().from();
            times.remove(times.size() - 1);
            if (at.isAfter(from.plus(member.interval().multipliedBy(Member.MISSED)))) {
                times.add(new Blind(from, at));
            }
        }
    }

    private void begin(Instant from) {
        times.add(new Blind(from, Instant.MAX));
        if (times.size() > MOST) {
            times.remove(0);
        }
    }

    private Blind last() {
        return times.get(times.size() - 1);
    }

    private boolean goesOn() {
        return !times.isEmpty() && last().goesOn();
    }
}
