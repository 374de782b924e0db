package org.backupandmonitor.alert.silence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.backupandmonitor.alert.evaluation.Sight;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.jspecify.annotations.Nullable;

/**
 * Calls the roll: every component that was ever heard is expected until it leaves, and one of each kind that ops expect.
 * It is also the {@link Sight} of the judges of monitors. Not thread-safe.
 *
 * <p>After our own start, and after we were blind, everybody gets a grace to be heard again.
 */
public final class Roll implements Sight {

    private static final Duration REPLACED_AFTER = Duration.ofMinutes(5);

    private final Map<String, Member> members = new HashMap<>();
    private final Map<String, Instant> liveSince = new HashMap<>();
    private final Clocks clocks = new Clocks();
    private final Duration grace;
    private Instant began;
    private Instant now;
    private final BlindTimes blindTimes = new BlindTimes();

    /** By location; null once time went on or anybody was heard since it was asked for. */
    private @Nullable Map<String, Place> places;

    /**
     * @param grace after our own start, until silence counts
     * @param now our start
     */
    public Roll(Duration grace, Instant now) {
        this.grace = grace;
        this.began = now;
        this.now = now;
    }

    /** A member that was known before this process began. */
    public void restore(Member member) {
        places = null;
        members.putIfAbsent(member.instance(), member);
        blindTimes.restored(member);
    }

    /**
     * We were blind ourselves until now: nobody is silent by what we could not hear. Nor was anybody heard at a time that is
     * still to come.
     */
    public void resume(Instant at) {
        places = null;
        began = at;
        now = at;
        members.replaceAll((instance, member) -> member.heardAtLatest(at));
        liveSince.replaceAll((instance, since) -> since.isAfter(at) ? at : since);
        blindTimes.resume(at);
    }

    /**
     * Takes in a heartbeat.
     *
     * @param heard when it was heard: now, or when it was said if it waited for us
     * @return the member as it now is; empty if the heartbeat is older than what is known
     */
    public Optional<Member> hear(Heartbeat heartbeat, Instant heard, Instant at) {
        places = null;
        now = at;
        Member known = members.get(heartbeat.instance());
        if (known != null && known.lastHeard().isAfter(heard)) {
            return Optional.empty();
        }
        Member member = Member.heard(heartbeat, heard);
        // Who takes over within the time in which nobody misses it is given no more time than its predecessor: one that
        // begins again and again would be waited for forever.
        boolean wasLive = known != null && known.isLive(at);
        members.put(member.instance(), member);
        if (member.isLive(at) && !wasLive) {
            liveSince.put(member.instance(), at);
        }
        blindTimes.heard(member, heard);
        return Optional.of(member);
    }

    /**
     * Takes in what time it was for a component.
     *
     * @param taken what time it was for Kafka, or for us
     */
    public void timed(Heartbeat heartbeat, Instant taken) {
        clocks.read(heartbeat.instance(), heartbeat.at(), taken);
    }

    /** How far the clock of a component is off, positive if it is ahead; empty if it is not, or nobody can tell yet. */
    public Optional<Duration> clockOff(String instance) {
        return clocks.off(instance);
    }

    /** Whether enough was heard to say that the component's clock is not off. */
    public boolean isClockRight(String instance) {
        return clocks.isRight(instance);
    }

    /** Time goes on; call it before asking anything. */
    public void tick(Instant at) {
        places = null;
        now = at;
        List<Member> probes = probes();
        if (began.plus(grace).isBefore(at) && probes.stream().noneMatch(this::isLive)) {
            blindTimes.nobodyIsHeard(probes);
        }
        List<Member> forgotten =
                members.values().stream().filter(this::isForgotten).toList();
        for (Member each : forgotten) {
            members.remove(each.instance());
            liveSince.remove(each.instance());
            clocks.forget(each.instance());
        }
    }

    /** Whether everybody had the time to be heard since we began. */
    public boolean settled() {
        return !now.isBefore(began.plus(grace));
    }

    /** Who is expected and was missed too often. Whoever was not heard since we began has the grace to be heard again. */
    public List<Member> silent() {
        return members.values().stream()
                .filter(this::isMissed)
                .sorted(Comparator.comparing(Member::instance))
                .toList();
    }

    /** Kinds of component of which nobody is heard and nobody is silent either: never came, or left and did not return. */
    public List<Component> absent(Collection<Component> expected) {
        if (!settled()) {
            return List.of();
        }
        return expected.stream()
                .filter(component -> members.values().stream()
                        .filter(member -> member.component() == component)
                        .noneMatch(member -> !member.left()
                                || now.isBefore(member.lastHeard().plus(grace))))
                .sorted()
                .toList();
    }

    public Optional<Member> find(String instance) {
        return Optional.ofNullable(members.get(instance));
    }

    /** When anybody of the kind was last heard; empty if never. */
    public Optional<Instant> lastHeard(Component component) {
        return members.values().stream()
                .filter(member -> member.component() == component)
                .map(Member::lastHeard)
                .max(Comparator.naturalOrder());
    }

    public boolean isLive(String instance) {
        Member member = members.get(instance);
        return member != null && isLive(member);
    }

    @Override
    public Set<String> locations() {
        Set<String> locations = new TreeSet<>();
        places().forEach((location, place) -> {
            if (place.expected()) {
                locations.add(location);
            }
        });
        return locations;
    }

    @Override
    public Presence presence(String location) {
        Place place = places().get(location);
        if (place == null) {
            return settled() ? Presence.NEVER_SEEN : Presence.AWAITED;
        }
        return place.presence();
    }

    @Override
    public Optional<Instant> liveSince(String location) {
        return Optional.ofNullable(places().get(location)).map(Place::liveSince);
    }

    @Override
    public boolean offers(String location, String kind) {
        Place place = places().get(location);
        return place != null && place.offers(kind);
    }

    @Override
    public Optional<String> wrongClocks(String location) {
        String wrong = probes().stream()
                .filter(member -> Place.locationOf(member).equals(location) && !member.left())
                .sorted(Comparator.comparing(Member::instance))
                .flatMap(
                        member -> clocks
                                .off(member.instance())
                                .map(off -> "the clock of " + member.instance() + " is " + words(off))
                                .stream())
                .collect(Collectors.joining(", "));
        return wrong.isEmpty() ? Optional.empty() : Optional.of(wrong);
    }

    /** Such as {@code 45 s behind}. */
    public static String words(Duration off) {
        Duration size = off.abs();
        String text = size.compareTo(Duration.ofMinutes(2)) < 0 ? size.toSeconds() + " s" : size.toMinutes() + " min";
        return text + (off.isNegative() ? " behind" : " ahead");
    }

    @Override
    public List<Blind> blindTimes() {
        return blindTimes.known();
    }

    /** A process that will not come back under its name, since another one does its work. */
    private boolean isForgotten(Member member) {
        if (isLive(member) || !settled()) {
            return false;
        }
        boolean forLong = now.isAfter(member.silentFrom().plus(REPLACED_AFTER));
        return forLong && members.values().stream().anyMatch(other -> isReplacement(other, member));
    }

    private boolean isReplacement(Member other, Member gone) {
        return other.component() == gone.component()
                && Objects.equals(other.location(), gone.location())
                && isLive(other)
                && other.startedAt().isAfter(gone.lastHeard());
    }

    /** Who left may come back in a moment: programs are restarted on purpose, too. */
    private boolean isAwaited(Member member) {
        Instant last = member.lastHeard().isAfter(began) ? member.lastHeard() : began;
        return member.left() ? now.isBefore(last.plus(grace)) : !isLive(member) && !isMissed(member);
    }

    private boolean isMissed(Member member) {
        return !member.left()
                && !isLive(member)
                && (settled() || !member.lastHeard().isBefore(began));
    }

    private boolean isLive(Member member) {
        return member.isLive(now);
    }

    private Map<String, Place> places() {
        Map<String, Place> known = places;
        if (known == null) {
            known = Place.byLocation(
                    probes(),
                    this::isLive,
                    this::isAwaited,
                    member -> liveSince.getOrDefault(member.instance(), began));
            places = known;
        }
        return known;
    }

    private List<Member> probes() {
        List<Member> probes = new ArrayList<>(members.values());
        probes.removeIf(member -> !member.isProbe());
        return probes;
    }
}
