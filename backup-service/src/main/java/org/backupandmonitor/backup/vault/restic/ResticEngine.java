package org.backupandmonitor.backup.vault.restic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.process.CancelledException;
import org.backupandmonitor.backup.process.LineListener;
import org.backupandmonitor.backup.source.Excerpt;
import org.backupandmonitor.backup.source.Material;
import org.backupandmonitor.backup.source.Progress;
import org.backupandmonitor.backup.state.StateDirectory;
import org.backupandmonitor.backup.vault.Kept;
import org.backupandmonitor.backup.vault.ProducerFailedException;
import org.backupandmonitor.backup.vault.Stored;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.backup.vault.VaultEngine;
import org.backupandmonitor.backup.vault.VaultFailedException;
import org.backupandmonitor.contracts.Times;
import org.backupandmonitor.contracts.backup.Retention;
import org.backupandmonitor.contracts.secret.Secrets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps snapshots with restic.
 *
 * <p>A snapshot that restic could only make in part is tagged {@code partial}: people can restore from it, retention does
 * not count it, and it goes as soon as there is a complete one.
 */
@ApplicationScoped
class ResticEngine implements VaultEngine {

    private static final Logger LOG = Logger.getLogger(ResticEngine.class);

    static final String PARTIAL = "partial";

    /** By how much the clocks of two instances, or of one before and after a correction, may differ unnoticed. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    /** A lock's id, on a line of its own. */
    private static final Pattern LOCK = Pattern.compile("^[0-9a-f]{64}$");

    private static final Progress.Listener NOBODY = progress -> {};

    private final Optional<String> configured;
    private final Duration openWithin;
    private final Restic restic;
    /** By repository; never more of them than there are projects. */
    private final Map<String, Object> makingOf = new ConcurrentHashMap<>();

    private volatile ResticBinary binary;

    @Inject
    ResticEngine(
            @ConfigProperty(name = "bam.restic") Optional<String> configured,
            @ConfigProperty(name = "bam.backup.vault-timeout") Duration openWithin,
            Secrets secrets,
            StateDirectory state) {
        this.openWithin = openWithin;
        this.configured = configured;
        this.restic = new Restic(secrets, state);
        this.binary = ResticBinary.find(configured);
    }

    @Override
    public List<String> problems() {
        return binary instanceof ResticBinary.Unusable unusable ? List.of(unusable.problem()) : List.of();
    }

    @Override
    public void open(Vault vault, boolean usedBefore, Cancellation cancellation) {
        // Two backups of a new project run at once, and two `restic init` at once leave a repository nobody can open.
        synchronized (makingOf.computeIfAbsent(vault.repository(), repository -> new Object())) {
            openAlone(vault, usedBefore, cancellation);
        }
    }

    private void openAlone(Vault vault, boolean usedBefore, Cancellation cancellation) {
        Restic.Answer config = quick(vault, List.of("--no-lock", "--json", "cat", "config"), cancellation);
        if (config.code() == 0) {
            return;
        }
        if (config.code() != ResticFailure.NO_REPOSITORY) {
            throw failed(config, vault);
        }
        if (usedBefore) {
            throw new VaultFailedException("vault \"" + vault.name() + "\" no longer holds the repository of project "
                    + vault.project() + ", which had snapshots: mount it or bring it back; nothing was stored");
        }
        LOG.infof("vault %s: making the repository of project %s", vault.name(), vault.project());
        Restic.Answer made = quick(vault, List.of("--json", "init"), cancellation);
        // Another backup of the same project may have made it a moment ago.
        if (made.code() != 0 && !made.output().text().contains("already")) {
            throw failed(made, vault);
        }
    }

    @Override
    public Stored store(
            Vault vault, String host, Material material, Cancellation cancellation, Progress.Listener progress) {
        Restic.Answer answer =
                restic.run(program(), vault, Restic.backup(vault, host, material), cancellation, progress);
        ResticOutput output = answer.output();
        if (answer.code() == 0 && output.summary().isPresent()) {
            return plausible(output.summary().get(), material);
        }
        Stored partial = output.summary().orElse(null);
        if (material instanceof Material.Stream && output.text().contains("command failed")) {
            throw new ProducerFailedException(answer.producer().isBlank() ? output.fatal() : answer.producer());
        }
        if (output.fatal().contains("snapshot is empty")) {
            throw nothing(material, partial);
        }
        if (answer.code() == ResticFailure.INCOMPLETE) {
            String first =
                    output.errors().isEmpty() ? output.plain() : output.errors().get(0);
            throw new VaultFailedException(
                    "some of the source could not be read, so the snapshot is incomplete (" + Excerpt.of(first)
                            + "): let backup-service read it, or exclude it in the manifest",
                    partial);
        }
        throw failed(answer, vault);
    }

    /** An empty snapshot would become the latest, and retention would go by it. */
    private static Stored plausible(Stored stored, Material material) {
        if (stored.filesTotal() > 0 && stored.bytesTotal() > 0) {
            return stored;
        }
        throw nothing(material, stored);
    }

    private static VaultFailedException nothing(Material material, @Nullable Stored stored) {
        String what = material instanceof Material.Tree tree
                ? "no file with content in " + Excerpt.names(tree.paths())
                : "the dump was empty";
        return new VaultFailedException(
                "there was nothing to store (" + what
                        + "): the snapshots of before stay; check the source and what is mounted there",
                stored);
    }

    @Override
    public void setAside(Vault vault, String snapshot, boolean empty, Cancellation cancellation) {
        List<String> command = empty ? List.of("forget") : List.of("tag", "--set", PARTIAL);
        List<String> arguments = new ArrayList<>(List.of("--json", "--retry-lock", "1m"));
        arguments.addAll(command);
        arguments.addAll(List.of("--", snapshot));
        require(run(vault, arguments, cancellation), vault);
    }

    @Override
    public void retain(Vault vault, String host, Set<String> labels, Retention keep, Cancellation cancellation) {
        List<Kept> kept = snapshots(vault, host, cancellation);
        refuseFuture(vault, host, kept);
        List<String> incomplete = kept.stream()
                .filter(snapshot -> snapshot.labels().contains(PARTIAL))
                .map(Kept::id)
                .toList();
        if (!incomplete.isEmpty()) {
            forget(vault, incomplete, cancellation);
        }
        require(restic.run(program(), vault, Restic.forget(host, labels, keep), cancellation, NOBODY), vault);
    }

    /**
     * Retention goes by the time of snapshots: one that a clock ahead dated into the future would count as the newest, and
     * the one that was made a moment ago would go in its place.
     */
    private static void refuseFuture(Vault vault, String host, List<Kept> kept) {
        Instant latest = Instant.now().plus(CLOCKS_DIFFER);
        List<Kept> ahead =
                kept.stream().filter(each -> each.time().isAfter(latest)).toList();
        if (!ahead.isEmpty()) {
            throw new VaultFailedException("vault \"" + vault.name() + "\" holds snapshots of " + host
                    + " from the future ("
                    + Excerpt.names(ahead.stream()
                            .map(each -> each.id().substring(0, 8) + " of " + Times.utc(each.time()))
                            .toList())
                    + "), which would make newer ones go: correct the clock of backup-service's machine, or remove them"
                    + " with restic forget");
        }
    }

    private void forget(Vault vault, List<String> ids, Cancellation cancellation) {
        List<String> arguments = new ArrayList<>(List.of("--json", "--retry-lock", "10m", "forget", "--"));
        arguments.addAll(ids);
        require(run(vault, arguments, cancellation), vault);
    }

    @Override
    public void prune(Vault vault, Cancellation cancellation) {
        require(run(vault, List.of("--retry-lock", "10m", "prune"), cancellation), vault);
    }

    @Override
    public boolean unlock(Vault vault, Cancellation cancellation) {
        Restic.Answer answer = run(vault, List.of("unlock"), cancellation);
        if (answer.code() == ResticFailure.NO_REPOSITORY) {
            return true;
        }
        require(answer, vault);
        List<String> left = new ArrayList<>();
        require(
                restic.run(
                        program(),
                        vault,
                        Restic.Command.of(List.of("--no-lock", "--quiet", "list", "locks")),
                        cancellation,
                        NOBODY,
                        line -> LOCK.matcher(line).results().forEach(found -> left.add(found.group()))),
                vault);
        return left.isEmpty();
    }

    @Override
    public boolean holds(Vault vault, Cancellation cancellation) {
        return quick(vault, List.of("--no-lock", "--json", "cat", "config"), cancellation)
                        .code()
                != ResticFailure.NO_REPOSITORY;
    }

    @Override
    public List<Kept> snapshots(Vault vault, String host, Cancellation cancellation) {
        List<Kept> kept = new ArrayList<>();
        Restic.Answer answer = restic.run(
                program(),
                vault,
                Restic.Command.of(List.of("--no-lock", "--json", "snapshots", "--host", host)),
                cancellation,
                NOBODY,
                // All snapshots are one line.
                LineListener.ofLongLines(
                        line -> ResticOutput.parse(line).forEach(snapshot -> kept.add(ResticOutput.kept(snapshot)))));
        if (answer.code() == ResticFailure.NO_REPOSITORY) {
            return List.of();
        }
        require(answer, vault);
        return kept.stream().sorted(Comparator.comparing(Kept::time)).toList();
    }

    private Restic.Answer run(Vault vault, List<String> arguments, Cancellation cancellation) {
        return restic.run(program(), vault, Restic.Command.of(arguments), cancellation, NOBODY);
    }

    private Restic.Answer quick(Vault vault, List<String> arguments, Cancellation cancellation) {
        Restic.Command command = Restic.Command.of(arguments).within(openWithin);
        return restic.run(program(), vault, command, cancellation, NOBODY);
    }

    /** Looked for again while there is none, so that neither installing nor moving it needs a restart. */
    private Path program() {
        if (!(binary instanceof ResticBinary.Found known && Files.isExecutable(known.program()))) {
            binary = ResticBinary.find(configured);
        }
        if (binary instanceof ResticBinary.Found found) {
            return found.program();
        }
        throw new VaultFailedException(problems().get(0));
    }

    private static void require(Restic.Answer answer, Vault vault) {
        if (answer.code() != 0) {
            throw failed(answer, vault);
        }
    }

    private static RuntimeException failed(Restic.Answer answer, Vault vault) {
        return answer.code() == ResticFailure.INTERRUPTED
                ? new CancelledException()
                : new VaultFailedException(
                        ResticFailure.explain(answer.code(), answer.output(), vault),
                        answer.output().summary().orElse(null));
    }
}
