package org.backupandmonitor.alert.silence;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.backupandmonitor.alert.evaluation.Sight.Presence;
import org.jspecify.annotations.Nullable;

/**
 * The probes of one location as they are at a moment. Immutable: judges ask for it with every result, and heartbeats and time
 * change it far more seldom.
 *
 * @param expected whether any of them has not left
 * @param liveSince when the first of those that are heard began to be; null if none is
 * @param anything whether one that is heard did not say what it can run
 * @param kinds what those that are heard can run
 */
record Place(Presence presence, boolean expected, @Nullable Instant liveSince, boolean anything, Set<String> kinds) {

    static Map<String, Place> byLocation(
            List<Member> probes,
            Predicate<Member> isLive,
            Predicate<Member> isAwaited,
            Function<Member, Instant> liveSince) {
        Map<String, Place> places = new HashMap<>();
        probes.stream()
                .collect(Collectors.groupingBy(Place::locationOf))
                .forEach((location, there) -> places.put(location, of(there, isLive, isAwaited, liveSince)));
        return places;
    }

    static String locationOf(Member probe) {
        return probe.location() == null ? "local" : probe.location();
    }

    private static Place of(
            List<Member> probes,
            Predicate<Member> isLive,
            Predicate<Member> isAwaited,
            Function<Member, Instant> liveSince) {
        List<Member> live = probes.stream().filter(isLive).toList();
        Presence presence = !live.isEmpty()
                ? Presence.LIVE
                : probes.stream().anyMatch(isAwaited) ? Presence.AWAITED : Presence.SILENT;
        Set<String> kinds = new HashSet<>();
        live.forEach(probe -> kinds.addAll(probe.kinds()));
        return new Place(
                presence,
                probes.stream().anyMatch(probe -> !probe.left()),
                live.stream().map(liveSince).min(Comparator.naturalOrder()).orElse(null),
                live.stream().anyMatch(probe -> probe.kinds().isEmpty()),
                kinds);
    }

    boolean offers(String kind) {
        return anything || kinds.contains(kind);
    }
}
