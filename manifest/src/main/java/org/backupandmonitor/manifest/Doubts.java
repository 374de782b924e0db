package org.backupandmonitor.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.monitor.TlsCheck;
import org.backupandmonitor.contracts.schedule.Cron;
import org.backupandmonitor.manifest.backup.Backup;
import org.backupandmonitor.manifest.backup.BackupShape;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.monitor.Monitor;
import org.backupandmonitor.manifest.monitor.MonitorKinds;
import org.backupandmonitor.manifest.monitor.MonitorShape;
import org.backupandmonitor.manifest.monitor.Subject;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.source.Span;
import org.backupandmonitor.manifest.source.Table;
import org.backupandmonitor.manifest.values.Durations;
import org.jspecify.annotations.Nullable;

/** What is legal and probably not meant. */
final class Doubts {

    private static final String MAX_AGE = "max-age";

    private final Entries entries;
    private final @Nullable Manifest manifest;
    private final Reading reading;

    Doubts(Entries entries, @Nullable Manifest manifest, Reading reading) {
        this.entries = entries;
        this.manifest = manifest;
        this.reading = reading;
    }

    void run() {
        Manifest.Defaults defaults = manifest == null ? Manifest.Defaults.NONE : manifest.defaults();
        WithoutEffect withoutEffect = new WithoutEffect(defaults, reading);
        for (Entries.Entry<Monitor> entry : entries.monitors()) {
            Monitor monitor = entry.value();
            if (monitor != null) {
                Reading here = entry.reading(reading);
                kind(entry, monitor, here);
                timeout(entry, monitor, defaults, here);
                tls(entry, monitor, here);
                withoutEffect.monitor(entry, monitor);
            }
        }
        for (Entries.Entry<Backup> entry : entries.backups()) {
            Backup backup = entry.value();
            if (backup != null) {
                Reading here = entry.reading(reading);
                maxAge(entry, backup, defaults, here);
                cron(backup.plan().schedule(), entry.span("schedule"), here);
                withoutEffect.backup(entry, backup);
            }
        }
        cron(defaults.plan().schedule(), Entries.span(entries.root(), ManifestShape.DEFAULTS_KEY, "schedule"), reading);
        nobody();
        new SecretsInClear(reading).search(entries.root());
    }

    private static void kind(Entries.Entry<Monitor> entry, Monitor monitor, Reading here) {
        String kind = monitor.subject().kind();
        if (!MonitorKinds.of(monitor.subject()).offered()) {
            here.at(kind)
                    .report(
                            Code.KIND_NOT_OFFERED,
                            entry.node().find(kind).orElseThrow().key().span(),
                            "no probe offers " + kind + " yet; the monitor is UNKNOWN until one does");
        }
    }

    private void timeout(Entries.Entry<Monitor> entry, Monitor monitor, Manifest.Defaults defaults, Reading here) {
        if (isRefused(entry, "timeout", monitor.rhythm().timeout())
                || isRefused(entry, "every", monitor.rhythm().every())) {
            return;
        }
        Duration every = DefinitionMapper.every(defaults, monitor);
        Duration timeout = DefinitionMapper.timeout(defaults, monitor);
        if (timeout.compareTo(every) > 0 && !(monitor.subject() instanceof Subject.Heartbeat)) {
            boolean own = monitor.rhythm().timeout() != null;
            boolean inherited = !own && monitor.rhythm().every() == null;
            // What defaults say is one mistake, however many monitors it is for.
            (inherited ? reading.at(ManifestShape.DEFAULTS_KEY) : here)
                    .at("timeout")
                    .report(
                            Code.TIMEOUT_TOO_LONG,
                            inherited
                                    ? Entries.span(entries.root(), ManifestShape.DEFAULTS_KEY, "timeout")
                                    : entry.span(own ? "timeout" : "every"),
                            "a check may take " + Durations.format(timeout) + " and the next one is due after "
                                    + Durations.format(every) + ": make timeout shorter, or every longer");
        }
    }

    private static void tls(Entries.Entry<Monitor> entry, Monitor monitor, Reading here) {
        boolean insecure = monitor.subject() instanceof Subject.Reached reached
                ? reached.check() instanceof HttpCheck http && http.insecure()
                        || reached.check() instanceof TlsCheck tls && tls.insecure()
                : monitor.subject() instanceof Subject.Described described
                        && Boolean.TRUE.equals(described.settings().get("insecure"));
        if (insecure) {
            here.at(monitor.subject().kind())
                    .at("insecure")
                    .report(
                            Code.TLS_NOT_CHECKED,
                            entry.span(monitor.subject().kind(), "insecure"),
                            "anybody between us and the target could answer in its place: remove insecure once the certificate is good");
        }
    }

    private void maxAge(Entries.Entry<Backup> entry, Backup backup, Manifest.Defaults defaults, Reading here) {
        Duration own = backup.plan().maxAge();
        Duration maxAge = own == null ? defaults.plan().maxAge() : own;
        if (maxAge != null && !isRefused(entry, MAX_AGE, own)) {
            shortAge(entry, backup, defaults, maxAge, here);
        } else if (maxAge == null && !isThere(entry, MAX_AGE, BackupShape.SHAPE)) {
            here.report(
                    Code.NO_MAX_AGE,
                    entry.name().map(name -> name.span()).orElse(entry.span()),
                    "nobody is told when this backup silently grows old: add max-age, a little longer than its schedule");
        }
    }

    private void shortAge(
            Entries.Entry<Backup> entry, Backup backup, Manifest.Defaults defaults, Duration maxAge, Reading here) {
        Schedule schedule = DefinitionMapper.schedule(defaults, backup);
        Optional<Duration> pause = schedule instanceof Schedule.Every every
                ? Optional.of(every.interval())
                : Cron.parse(((Schedule.Cron) schedule).expression()).longestPause();
        if (pause.isPresent()
                && maxAge.compareTo(pause.get()) <= 0
                && backup.paused() == null
                && !isRefused(entry, "schedule", backup.plan().schedule())) {
            boolean inherited = backup.plan().maxAge() == null && backup.plan().schedule() == null;
            (inherited ? reading.at(ManifestShape.DEFAULTS_KEY) : here)
                    .at(MAX_AGE)
                    .report(
                            Code.MAX_AGE_TOO_SHORT,
                            inherited
                                    ? Entries.span(entries.root(), ManifestShape.DEFAULTS_KEY, MAX_AGE)
                                    : entry.span(backup.plan().maxAge() == null ? "schedule" : MAX_AGE),
                            "this backup is too old before each run: up to "
                                    + Durations.format(pause.get()) + " pass between two, and max-age is "
                                    + Durations.format(maxAge) + ": make it as much longer as a run may take");
        }
    }

    /** Whether a key is there whose value could not be read: what holds instead of it is not what somebody meant. */
    private static boolean isRefused(Entries.Entry<?> entry, String key, @Nullable Object value) {
        return value == null && entry.node().find(key).isPresent();
    }

    private boolean isThere(Entries.Entry<?> entry, String key, Shape<?> shape) {
        return isThere(entry.node(), key, shape);
    }

    /** Whether a table has the key, be it misspelt. */
    private boolean isThere(Table table, String key, Shape<?> shape) {
        return table.find(key).isPresent() || shape.misspelt(table, reading).contains(key);
    }

    private static void cron(@Nullable Schedule schedule, Span span, Reading here) {
        if (schedule instanceof Schedule.Cron cron
                && !Cron.parse(cron.expression()).everFires()) {
            here.at("schedule")
                    .report(
                            Code.CRON_NEVER_FIRES,
                            span,
                            "\"" + cron.expression()
                                    + "\" names a date that does not exist, so it never runs: correct day or month");
        }
    }

    private void nobody() {
        if (isThere(entries.root(), ManifestShape.ALERTS_KEY, ManifestShape.SHAPE)) {
            return;
        }
        List<String> unheard = Stream.concat(
                        unheard(entries.monitors(), MonitorShape.SHAPE), unheard(entries.backups(), BackupShape.SHAPE))
                .toList();
        if (!unheard.isEmpty()) {
            int shown = Math.min(3, unheard.size());
            String names = String.join(", ", unheard.subList(0, shown))
                    + (unheard.size() > shown ? " and " + (unheard.size() - shown) + " more" : "");
            reading.report(
                    Code.NOBODY_HEARS,
                    Entries.span(entries.root(), ManifestShape.PROJECT_KEY),
                    "nobody hears of it when one of these fails: " + names + "; add alerts with email or channels");
        }
    }

    private <T> Stream<String> unheard(List<Entries.Entry<T>> all, Shape<T> shape) {
        return all.stream()
                .filter(entry -> !isThere(entry, ManifestShape.ALERTS_KEY, shape))
                .flatMap(entry -> entry.name().map(Scalar::text).stream());
    }
}
