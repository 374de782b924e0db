package org.backupandmonitor.alert.judging;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.backupandmonitor.alert.evaluation.Sight;
import org.backupandmonitor.alert.incident.IncidentBook;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.alert.incident.Problem;
import org.backupandmonitor.alert.silence.Member;
import org.backupandmonitor.alert.silence.Roll;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.Times;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.jspecify.annotations.Nullable;

/** Judges the system's own components by their heartbeats. Not thread-safe. */
final class ComponentsDesk {

    /** Heartbeats are kept on Kafka for a day; what says it is older comes from a clock that was never set. */
    private static final Duration OLDEST = Duration.ofDays(1);

    private final Roll roll;
    private final Set<Component> expected;
    private final IncidentBook book;
    private final Map<String, Instant> remembered = new HashMap<>();

    ComponentsDesk(Roll roll, Set<Component> expected, IncidentBook book) {
        this.roll = roll;
        this.expected = Set.copyOf(expected);
        this.book = book;
    }

    void hear(Heartbeat heartbeat, Instant heard, @Nullable Instant taken, Instant now, Effects effects) {
        if (heard.isBefore(now.minus(OLDEST))) {
            return;
        }
        if (taken != null) {
            roll.timed(heartbeat, taken);
        }
        Optional<Member> before = roll.find(heartbeat.instance());
        roll.hear(heartbeat, heard, now).ifPresent(member -> {
            Instant last = remembered.get(member.instance());
            boolean due = last == null || !now.isBefore(last.plus(Member.REMEMBERED_EVERY));
            if (due || before.isEmpty() || before.get().left() != member.left()) {
                remembered.put(member.instance(), now);
                effects.member(member);
            }
            if (roll.isLive(member.instance())) {
                settle(kindOf(member), member.instance(), "it is heard again", now, effects);
                settle(IncidentKind.COMPONENT_SILENT, name(member.component()), "one is heard again", now, effects);
            } else if (member.left()) {
                settle(kindOf(member), member.instance(), "it was ended on purpose", now, effects);
                settle(IncidentKind.CLOCK_WRONG, member.instance(), "it was ended on purpose", now, effects);
            }
            clock(member, now, effects);
        });
    }

    void resume(Instant now) {
        remembered.values().removeIf(last -> last.isAfter(now));
    }

    boolean isSilentAnywhere() {
        return !roll.silent().isEmpty() || !roll.absent(expected).isEmpty();
    }

    private void clock(Member member, Instant now, Effects effects) {
        Optional<Duration> off = roll.clockOff(member.instance());
        if (off.isPresent() && !member.left()) {
            // How far it is off changes all the time, and is not worth a change of the incident.
            if (!book.isOpen(IncidentKind.CLOCK_WRONG, member.instance())) {
                book.raise(wrongClock(member, off.get()), now).ifPresent(effects::transition);
            }
        } else if (roll.isClockRight(member.instance())) {
            settle(IncidentKind.CLOCK_WRONG, member.instance(), "its clock is right again", now, effects);
        }
    }

    void tick(Instant now, Effects effects) {
        roll.tick(now);
        List<Member> silent = roll.silent();
        for (Member member : silent) {
            book.raise(problem(member), now).ifPresent(effects::transition);
        }
        dropForgotten(IncidentKind.PROBE_SILENT, now, effects);
        dropForgotten(IncidentKind.COMPONENT_SILENT, now, effects);
        dropForgotten(IncidentKind.CLOCK_WRONG, now, effects);
        for (Component component : roll.absent(expected)) {
            book.raise(absence(component), now).ifPresent(effects::transition);
        }
    }

    private void dropForgotten(IncidentKind kind, Instant now, Effects effects) {
        if (!roll.settled()) {
            return;
        }
        Set<String> kinds = expected.stream().map(ComponentsDesk::name).collect(Collectors.toSet());
        for (OpenIncident incident : book.all(kind)) {
            String subject = incident.facts().subject();
            if (!kinds.contains(subject) && roll.find(subject).isEmpty()) {
                settle(kind, subject, "another one does its work now", now, effects);
            }
        }
    }

    private void settle(IncidentKind kind, String subject, String why, Instant now, Effects effects) {
        book.settle(kind, subject, why, now).ifPresent(effects::transition);
    }

    private Problem problem(Member member) {
        String expectation = "expected a heartbeat every " + member.interval().toSeconds() + " s, got none since "
                + member.lastHeard();
        if (member.isProbe()) {
            String location = member.location() == null ? "local" : member.location();
            boolean blind = roll.presence(location) != Sight.Presence.LIVE;
            return new Problem(
                    IncidentKind.PROBE_SILENT,
                    member.instance(),
                    null,
                    Severity.CRITICAL,
                    "Probe " + member.instance() + " in " + location + " is silent",
                    expectation
                            + (blind
                                    ? "; nobody else watches from " + location
                                    : "; other probes of " + location + " take over its monitors"),
                    null);
        }
        return new Problem(
                IncidentKind.COMPONENT_SILENT,
                member.instance(),
                null,
                Severity.CRITICAL,
                service(member.component()) + " " + member.instance() + " is silent",
                expectation,
                null);
    }

    private static Problem wrongClock(Member member, Duration off) {
        String consequence = member.isProbe()
                ? "What it sees looks older or newer than it is, so that monitors may become UNKNOWN."
                : "The times it reports are wrong by as much.";
        return new Problem(
                IncidentKind.CLOCK_WRONG,
                member.instance(),
                null,
                Severity.WARNING,
                "The clock of " + member.title() + " is wrong",
                "expected the time that Kafka's clock shows, got a clock that is " + Roll.words(off) + ". "
                        + consequence + " Have its host set its clock by NTP.",
                null);
    }

    private Problem absence(Component component) {
        String came = roll.lastHeard(component)
                .map(last -> "the last one left " + Times.utc(last))
                .orElse("none was ever heard");
        return new Problem(
                IncidentKind.COMPONENT_SILENT,
                name(component),
                null,
                Severity.CRITICAL,
                "No " + service(component) + " is running",
                "expected heartbeats of at least one " + service(component) + ", got nothing: " + came,
                null);
    }

    private static IncidentKind kindOf(Member member) {
        return member.component() == Component.PROBE ? IncidentKind.PROBE_SILENT : IncidentKind.COMPONENT_SILENT;
    }

    private static String name(Component component) {
        return component.name().toLowerCase(Locale.ROOT);
    }

    private static String service(Component component) {
        return component == Component.STATUS ? "status-ui" : name(component) + "-service";
    }
}
