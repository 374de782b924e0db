package org.backupandmonitor.manifest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.contracts.monitor.Confirmation;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.monitor.TextMatch;
import org.backupandmonitor.manifest.backup.Backup;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.monitor.Monitor;
import org.backupandmonitor.manifest.monitor.Subject;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Span;
import org.backupandmonitor.manifest.source.Table;
import org.backupandmonitor.manifest.values.Durations;

/** Keys of an entry that change nothing beside what else it says. What {@code defaults} say is meant for others too. */
final class WithoutEffect {

    private static final String AT_ONCE =
            "a heartbeat monitor is DOWN at the first silence or failed call, and UP at the next good one";

    /** Keys of a monitor that mean nothing where probes do not check, but are called (as alert-service judges them). */
    private static final Map<String, String> OF_CALLED = new LinkedHashMap<>();

    static {
        OF_CALLED.put("every", "how often the job calls stands inside heartbeat");
        OF_CALLED.put("timeout", "how late a call may come is the grace inside heartbeat");
        OF_CALLED.put("confirm", "the newest call decides, whichever location took it");
        OF_CALLED.put("failures", AT_ONCE);
        OF_CALLED.put("successes", AT_ONCE);
    }

    private final Manifest.Defaults defaults;
    private final Reading reading;

    WithoutEffect(Manifest.Defaults defaults, Reading reading) {
        this.defaults = defaults;
        this.reading = reading;
    }

    void monitor(Entries.Entry<Monitor> entry, Monitor monitor) {
        if (monitor.subject() instanceof Subject.Heartbeat) {
            OF_CALLED.forEach((key, why) -> say(entry, why, key));
            return;
        }
        latency(entry, monitor);
        confirm(entry, monitor);
        if (monitor.subject() instanceof Subject.Reached reached && reached.check() instanceof HttpCheck http) {
            http(entry, monitor, http);
        }
    }

    void backup(Entries.Entry<Backup> entry, Backup backup) {
        if (DefinitionMapper.schedule(defaults, backup) instanceof Schedule.Every) {
            say(entry, "only a cron expression follows a wall clock, and this backup runs at an interval", "zone");
        }
    }

    private void latency(Entries.Entry<Monitor> entry, Monitor monitor) {
        Duration latency = monitor.expect().latency();
        Duration timeout = DefinitionMapper.timeout(defaults, monitor);
        if (latency != null && latency.compareTo(timeout) >= 0) {
            say(
                    entry,
                    "whoever takes longer than the timeout of " + Durations.format(timeout) + " is DOWN already",
                    "expect",
                    "latency");
        }
    }

    private void confirm(Entries.Entry<Monitor> entry, Monitor monitor) {
        int named = DefinitionMapper.locations(defaults, monitor).include().size();
        if (named > 0 && monitor.rhythm().confirm() instanceof Confirmation.Count count && count.locations() > named) {
            say(
                    entry,
                    "locations names " + named + ", and no more can agree: write all, or a smaller number",
                    "confirm");
        }
    }

    private void http(Entries.Entry<Monitor> entry, Monitor monitor, HttpCheck http) {
        TextMatch body = monitor.expect().body();
        boolean needsBody = !monitor.expect().json().isEmpty() || body != null && body.contains() != null;
        if (needsBody && http.method().equals("HEAD")) {
            entry.reading(reading)
                    .at("http")
                    .report(
                            Code.NEVER_UP,
                            entry.span("http", "method"),
                            "an answer to HEAD has no body, so what is expected of it never comes: write GET");
        }
        if (http.redirects() == 0 && "http".equalsIgnoreCase(http.url().getScheme())) {
            say(entry, "http:// shows no certificate, and no redirect is followed to one", "expect", "certificate");
        }
    }

    /** Where the key stands in the entry itself: a part that is put in with {@code <<} is meant for others too. */
    private void say(Entries.Entry<?> entry, String why, String... keys) {
        key(entry, keys).ifPresent(key -> {
            Reading here = entry.reading(reading);
            for (String step : keys) {
                here = here.at(step);
            }
            here.report(Code.NO_EFFECT, key, keys[keys.length - 1] + " has no effect here: " + why);
        });
    }

    private static Optional<Span> key(Entries.Entry<?> entry, String... keys) {
        Node node = entry.node();
        Span start = node.span();
        Optional<Span> key = Optional.empty();
        for (String step : keys) {
            key = node instanceof Table table
                    ? table.find(step).map(found -> found.key().span())
                    : Optional.empty();
            node = node instanceof Table table && table.find(step).isPresent()
                    ? table.find(step).get().value()
                    : node;
        }
        return key.filter(
                span -> span.line() > start.line() || span.line() == start.line() && span.column() >= start.column());
    }
}
