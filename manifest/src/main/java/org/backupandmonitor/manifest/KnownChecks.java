package org.backupandmonitor.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.backup.FilesSource;
import org.backupandmonitor.contracts.policy.Policy;
import org.backupandmonitor.contracts.secret.Secrets;
import org.backupandmonitor.manifest.backup.Backup;
import org.backupandmonitor.manifest.backup.SourceKind;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Excerpt;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.monitor.Monitor;
import org.backupandmonitor.manifest.monitor.MonitorKind;
import org.backupandmonitor.manifest.monitor.MonitorKinds;
import org.backupandmonitor.manifest.people.AlertKeys;
import org.backupandmonitor.manifest.source.Listing;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.source.Span;
import org.backupandmonitor.manifest.source.Table;
import org.backupandmonitor.manifest.values.Durations;
import org.backupandmonitor.manifest.values.Hosts;
import org.jspecify.annotations.Nullable;

/** What shows only beside the caller's knowledge: names that ops configured, and what they allow. */
final class KnownChecks {

    private final Entries entries;
    private final Manifest.Defaults defaults;
    private final Known known;
    private final Reading reading;

    KnownChecks(Entries entries, @Nullable Manifest manifest, Known known, Reading reading) {
        this.entries = entries;
        this.defaults = manifest == null ? Manifest.Defaults.NONE : manifest.defaults();
        this.known = known;
        this.reading = reading;
    }

    void run() {
        checkProject();
        checkNames(entries.root(), reading);
        Entries.node(entries.root(), ManifestShape.DEFAULTS_KEY)
                .filter(Table.class::isInstance)
                .ifPresent(node -> checkNames((Table) node, reading.at(ManifestShape.DEFAULTS_KEY)));
        entries.monitors().forEach(entry -> checkNames(entry.node(), entry.reading(reading)));
        entries.backups().forEach(entry -> checkNames(entry.node(), entry.reading(reading)));
        entries.backups().forEach(this::checkVaultIsNamed);
        Policy policy = known.policy();
        if (policy != null) {
            checkNumber(policy);
            entries.monitors().forEach(entry -> checkMonitor(entry, policy));
            entries.backups().forEach(entry -> checkBackup(entry, policy));
            entries.monitors().forEach(entry -> checkSecrets(entry.node(), policy, entry.reading(reading)));
            entries.backups().forEach(entry -> checkSecrets(entry.node(), policy, entry.reading(reading)));
        }
    }

    private void checkProject() {
        Optional<Scalar> project = Entries.scalar(entries.root(), ManifestShape.PROJECT_KEY);
        if (project.isEmpty()) {
            return;
        }
        String name = project.get().text();
        Reading here = reading.at(ManifestShape.PROJECT_KEY);
        String expected = known.project();
        if (expected != null && !expected.equals(name)) {
            here.report(
                    Code.WRONG_PROJECT,
                    project.get().span(),
                    "this manifest was sent for project \"" + expected + "\" and names \"" + Excerpt.of(name)
                            + "\": send it to its own project, or correct the name");
        }
        known.owner()
                .apply(name)
                .ifPresent(other -> here.report(
                        Code.WRONG_PROJECT,
                        project.get().span(),
                        "project \"" + Excerpt.of(name) + "\" belongs to repository \"" + other
                                + "\": choose another name, or ask ops to move it"));
    }

    /** Channels, locations and vaults that a table names itself. */
    private void checkNames(Table table, Reading here) {
        Policy policy = known.policy();
        for (String key : AlertKeys.CHANNEL_KEYS) {
            List<Scalar> names = Entries.texts(table, ManifestShape.ALERTS_KEY, key);
            Reading at = here.at(ManifestShape.ALERTS_KEY).at(key);
            checkNames(names, known.channels(), "channel", Code.UNKNOWN_CHANNEL, at);
            allow(names, policy == null ? null : policy::permitsChannel, "channel", at);
        }
        Stream.of(new String[] {"locations"}, new String[] {"locations", "include"}, new String[] {
                    "locations", "exclude"
                })
                .forEach(keys -> checkNames(
                        Entries.texts(table, keys).stream()
                                .filter(name -> !name.text().equals("all"))
                                .toList(),
                        known.locations(),
                        "location",
                        Code.UNKNOWN_LOCATION,
                        here.at(String.join(".", keys))));
        List<Scalar> vaults = Entries.texts(table, "vaults");
        checkNames(vaults, known.vaults(), "vault", Code.UNKNOWN_VAULT, here.at("vaults"));
        allow(vaults, policy == null ? null : policy::permitsVault, "vault", here.at("vaults"));
    }

    private void checkNames(List<Scalar> names, @Nullable Set<String> all, String what, Code code, Reading here) {
        if (all == null) {
            return;
        }
        for (Scalar name : names) {
            if (!all.contains(name.text())) {
                String question = reading.question(name.text(), all);
                here.report(
                        code,
                        name.span(),
                        "there is no " + what + " \"" + Excerpt.of(name.text()) + "\""
                                + (question.isEmpty() ? existing(what, all) : question));
            }
        }
    }

    private void allow(List<Scalar> names, @Nullable Predicate<String> permitted, String what, Reading here) {
        if (permitted == null) {
            return;
        }
        for (Scalar name : names) {
            if (!permitted.test(name.text()) && exists(name.text(), what)) {
                here.report(
                        Code.NOT_ALLOWED,
                        name.span(),
                        "policy " + policyName() + " does not allow " + what + " \"" + Excerpt.of(name.text())
                                + "\": choose another, or ask ops to allow it");
            }
        }
    }

    /** What does not exist is said to be unknown, and not also forbidden. */
    private boolean exists(String name, String what) {
        Set<String> all = what.equals("channel") ? known.channels() : known.vaults();
        return all == null || all.contains(name);
    }

    private void checkVaultIsNamed(Entries.Entry<Backup> entry) {
        Set<String> vaults = known.vaults();
        boolean named = entry.node().find("vaults").isPresent()
                || Entries.node(entries.root(), ManifestShape.DEFAULTS_KEY, "vaults")
                        .isPresent();
        if (vaults != null && !named && vaults.size() != 1) {
            entry.reading(reading)
                    .report(
                            Code.UNKNOWN_VAULT,
                            entry.span(),
                            vaults.isEmpty()
                                    ? "ops have configured no vault that a backup could land in: ask them for one"
                                    : "this backup does not say where it lands: add vaults with some of "
                                            + String.join(
                                                    ", ",
                                                    vaults.stream().sorted().toList()));
        }
    }

    private void checkNumber(Policy policy) {
        int monitors = entries.monitors().size();
        if (monitors > policy.maxMonitors()) {
            reading.at(ManifestShape.MONITORS_KEY)
                    .report(
                            Code.NOT_ALLOWED,
                            entries.monitors().get(policy.maxMonitors()).span(),
                            "this is monitor " + (policy.maxMonitors() + 1) + " of " + monitors + ", and policy "
                                    + policyName() + " allows " + policy.maxMonitors()
                                    + ": remove some, or ask ops to allow more");
        }
    }

    private void checkMonitor(Entries.Entry<Monitor> entry, Policy policy) {
        Monitor monitor = entry.value();
        if (monitor == null) {
            return;
        }
        Reading here = entry.reading(reading);
        Duration every = DefinitionMapper.every(defaults, monitor);
        if (every.compareTo(policy.minInterval()) < 0) {
            Span span = entry.node().find("every").isPresent()
                    ? entry.span("every")
                    : entry.span(monitor.subject().kind(), "every");
            here.at("every")
                    .report(
                            Code.NOT_ALLOWED,
                            span,
                            "every " + Durations.format(every) + " is more often than policy " + policyName()
                                    + " allows: write " + Durations.format(policy.minInterval()) + " or more");
        }
        String kind = monitor.subject().kind();
        for (MonitorKind.Reach reach :
                MonitorKinds.of(monitor.subject()).reaches().apply(monitor.subject())) {
            refuse(
                    policy,
                    policy.refuseTarget(reach.host()),
                    reach.host(),
                    entry.span(kind, reach.key()),
                    here.at(kind));
        }
    }

    private void checkBackup(Entries.Entry<Backup> entry, Policy policy) {
        Backup backup = entry.value();
        if (backup == null) {
            return;
        }
        String kind = backup.source().kind();
        SourceKind.named(kind).ifPresent(source -> {
            String host = source.host().apply(backup.source());
            Span span = entry.span(kind, "host");
            Reading here = entry.reading(reading).at(kind);
            // A local path is allowed by naming localhost among the sources; loopback is about connecting.
            Optional<String> refusal = backup.source() instanceof FilesSource files && files.host() == null
                    ? localRefusal(policy)
                    : policy.refuseSource(host);
            refuse(policy, refusal, host, span, here);
        });
    }

    private void checkSecrets(Node node, Policy policy, Reading here) {
        if (node instanceof Table table) {
            table.entries().forEach((key, entry) -> checkSecrets(entry.value(), policy, here.at(key)));
        } else if (node instanceof Listing listing) {
            listing.items().forEach(item -> checkSecrets(item, policy, here));
        } else if (node instanceof Scalar scalar && scalar.isText()) {
            Secrets.nameOf(scalar.text())
                    .flatMap(secret -> policy.refuseSecret(secret, known.reserved()))
                    .ifPresent(refusal -> here.report(Code.NOT_ALLOWED, scalar.span(), refusal));
        }
    }

    private Optional<String> localRefusal(Policy policy) {
        boolean allowed = policy.loopback()
                ? policy.refuseSource("localhost").isEmpty()
                : policy.sources().contains("localhost");
        return allowed
                ? Optional.empty()
                : Optional.of(
                        "policy " + policyName()
                                + " does not allow paths of the machine of backup-service itself (ops can: sources: [localhost])");
    }

    private static void refuse(Policy policy, Optional<String> byName, String host, Span span, Reading here) {
        byName.or(() -> Hosts.literal(host).flatMap(policy::refuseAddress))
                .ifPresent(refusal -> here.report(Code.NOT_ALLOWED, span, refusal));
    }

    private String policyName() {
        Policy policy = known.policy();
        return policy == null ? "" : "\"" + policy.name() + "\"";
    }

    private static String existing(String what, Set<String> all) {
        int shown = 8;
        if (all.isEmpty()) {
            return "; none is known";
        }
        List<String> sorted = all.stream().sorted().toList();
        return "; known " + what + "s: " + String.join(", ", sorted.subList(0, Math.min(shown, sorted.size())))
                + (sorted.size() > shown ? ", ..." : "");
    }
}
