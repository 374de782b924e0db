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
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.monitor.Monitor;
import org.backupandmonitor.manifest.monitor.MonitorKinds;
import org.backupandmonitor.manifest.monitor.Subject;
import org.backupandmonitor.manifest.source.Span;
import org.backupandmonitor.manifest.values.Durations;
import org.jspecify.annotations.Nullable;

/** What is legal and probably not meant. */
final class Doubts {

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
        for (Entries.Entry<Monitor> entry : entries.monitors()) {
            Monitor monitor = entry.value();
            if (monitor != null) {
                Reading here = entry.reading(reading);
                kind(entry, monitor, here);
                timeout(entry, monitor, defaults, here);
                tls(entry, monitor, here);
            }
        }
        for (Entries.Entry<Backup> entry : entries.backups()) {
            Backup backup = entry.value();
            if (backup != null) {
                Reading here = entry.reading(reading);
                maxAge(entry, backup, defaults, here);
                cron(backup.plan().schedule(), entry.span("schedule"), here);
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

    private static void timeout(
            Entries.Entry<Monitor> entry, Monitor monitor, Manifest.Defaults defaults, Reading here) {
        Duration every = DefinitionMapper.every(defaults, monitor);
        Duration timeout = DefinitionMapper.timeout(defaults, monitor);
        if (timeout.compareTo(every) > 0 && !(monitor.subject() instanceof Subject.Heartbeat)) {
            Span span = entry.node().find("timeout").isPresent() ? entry.span("timeout") : entry.span("every");
            here.at("timeout")
                    .report(
                            Code.TIMEOUT_TOO_LONG,
                            span,
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

    private static void maxAge(Entries.Entry<Backup> entry, Backup backup, Manifest.Defaults defaults, Reading here) {
        if (backup.plan().maxAge() == null && defaults.plan().maxAge() == null) {
            here.report(
                    Code.NO_MAX_AGE,
                    entry.name().map(name -> name.span()).orElse(entry.span()),
                    "nobody is told when this backup silently grows old: add max-age, a little longer than its schedule");
        }
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
        boolean projectTells = entries.root().find(ManifestShape.ALERTS_KEY).isPresent();
        List<String> unheard = Stream.of(entries.monitors(), entries.backups())
                .flatMap(List::stream)
                .filter(entry -> entry.node().find(ManifestShape.ALERTS_KEY).isEmpty())
                .map(entry -> entry.name().map(name -> name.text()))
                .flatMap(Optional::stream)
                .toList();
        if (!projectTells && !unheard.isEmpty()) {
            int shown = Math.min(3, unheard.size());
            String names = String.join(", ", unheard.subList(0, shown))
                    + (unheard.size() > shown ? " and " + (unheard.size() - shown) + " more" : "");
            reading.report(
                    Code.NOBODY_HEARS,
                    Entries.span(entries.root(), ManifestShape.PROJECT_KEY),
                    "nobody hears of it when one of these fails: " + names + "; add alerts with email or channels");
        }
    }
}
