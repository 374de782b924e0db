package org.backupandmonitor.cli.restore;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.backupandmonitor.cli.installation.InstallationException;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.Times;
import org.backupandmonitor.contracts.secret.MissingSecretException;
import org.backupandmonitor.contracts.secret.Secrets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restores a backup with restic alone: no service has to run, only bam.yaml, the secrets and the vault have to be there. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Restores a backup from a vault; works when everything else is down.")
public final class RestoreCommand implements Callable<Integer> {

    private static final int NO_REPOSITORY = 10;
    private static final int WRONG_PASSWORD = 12;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "PROJECT/BACKUP", description = "Which backup.")
    @SuppressWarnings("NullAway.Init")
    private String backup;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            required = true,
            description = "Where to put it; created if it is not there.")
    @SuppressWarnings("NullAway.Init")
    private Path target;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = PointInTime.class,
            description = "As it was then: 2026-11-23 or 2026-11-23T14:00. Default: the newest.")
    private @Nullable OffsetDateTime at;

    @Option(names = "--path", paramLabel = "P", description = "Only this file or directory.")
    private @Nullable String path;

    @Option(
            names = "--vault",
            paramLabel = "NAME",
            description =
                    "From this vault. Default: the first that has the newest snapshot, or one at most an hour older.")
    private @Nullable String vaultName;

    @Option(
            names = "--force",
            description = "Into a directory that is not empty, too; files of the same names are overwritten.")
    private boolean force;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The services' bam.yaml. Default: bam.yaml here, else the one in the --data directory.")
    private @Nullable Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The installation's directory, for its secrets. Default: ${DEFAULT-VALUE}",
            defaultValue = ".bam")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Override
    public Integer call() {
        String[] names = backup.split("/", -1);
        if (names.length != 2 || !Names.isValid(names[0]) || !Names.isValid(names[1])) {
            throw new InstallationException(
                    "\"" + backup + "\" names no backup: write PROJECT/BACKUP, such as shop/orders");
        }
        requireTarget();
        Path file = config();
        Vaults configured = new Vaults(file.toAbsolutePath(), System.getenv());
        List<Vault> vaults = configured.of(names[0]).stream()
                .filter(vault -> vaultName == null || vault.name().equals(vaultName))
                .toList();
        if (vaults.isEmpty()) {
            throw new InstallationException(file + " names no vault \"" + vaultName + "\"");
        }
        Secrets secrets = new Secrets(configured.secrets().orElse(data.resolve("secrets")), System.getenv());
        String program = ResticProgram.find(System.getenv());
        List<String> problems = new ArrayList<>();
        for (Offer offer : offers(vaults, names[0] + "-" + names[1], program, secrets, problems)) {
            Optional<String> problem = restoreFrom(offer, program, secrets);
            if (problem.isEmpty()) {
                return 0;
            }
            problems.add("vault " + offer.vault().name() + ": " + problem.get());
        }
        throw new InstallationException(backup + " was not restored.\n  " + String.join("\n  ", problems));
    }

    private Path config() {
        Path file = config != null
                ? config
                : List.of(Path.of("bam.yaml"), data.resolve("bam.yaml")).stream()
                        .filter(Files::exists)
                        .findFirst()
                        .orElse(Path.of("bam.yaml"));
        if (!Files.isReadable(file)) {
            throw new InstallationException(file + " can't be read: name the services' bam.yaml with --config");
        }
        return file;
    }

    /** Nobody's files are overwritten by a slip of the hand. */
    private void requireTarget() {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> there = Files.list(target)) {
            if (!force && there.findAny().isPresent()) {
                throw new InstallationException(target + " is not empty: name another directory with --to, or add"
                        + " --force to overwrite what has the same name there");
            }
        } catch (IOException e) {
            throw new InstallationException(target + " is no directory that can be read: name another one with --to");
        }
    }

    /** What each vault has, best first; why others have nothing goes to the problems, and is said where it may matter. */
    private List<Offer> offers(
            List<Vault> vaults, String host, String program, Secrets secrets, List<String> problems) {
        List<Offer> offers = new ArrayList<>();
        for (Vault vault : vaults) {
            try {
                offers.add(offer(vault, host, program, secrets));
            } catch (InstallationException | MissingSecretException e) {
                problems.add("vault " + vault.name() + ": " + e.getMessage());
            }
        }
        if (!offers.isEmpty()) {
            problems.forEach(this::say);
        }
        return Offer.bestFirst(offers);
    }

    private Offer offer(Vault vault, String host, String program, Secrets secrets) {
        try (Restic restic = new Restic(program, vault, vaultsBase(), secrets)) {
            Restic.Answer answer = restic.ask("snapshots", "--json", "--no-lock", "--host", host);
            if (answer.code() != 0) {
                throw new InstallationException(reason(answer.code(), vault));
            }
            List<Snapshot> snapshots = Snapshot.parse(answer.out());
            return Snapshot.newest(snapshots, at)
                    .map(newest -> new Offer(vault, newest, newest.companion(snapshots)))
                    .orElseThrow(() -> new InstallationException(
                            snapshots.isEmpty()
                                    ? "it has no snapshot of this backup"
                                    : "it has no whole snapshot of this backup"
                                            + (at == null ? "" : " from " + at + " or before")));
        }
    }

    /** Nothing if it is restored, otherwise why not. */
    private Optional<String> restoreFrom(Offer offer, String program, Secrets secrets) {
        Vault vault = offer.vault();
        try (Restic restic = new Restic(program, vault, vaultsBase(), secrets)) {
            Snapshot snapshot = offer.snapshot();
            Optional<String> problem = restore(restic, vault, snapshot);
            Optional<Snapshot> companion = path == null ? offer.companion() : Optional.empty();
            if (problem.isEmpty() && companion.isPresent()) {
                problem = restore(restic, vault, companion.get());
            }
            if (problem.isEmpty() && snapshot.is("dump")) {
                say(
                        "That is PostgreSQL's dump. Put it into a new database: createdb NAME, then pg_restore --dbname=NAME "
                                + target.resolve("database.dump")
                                + " (roles and tablespaces, if they are missing: psql -f "
                                + target.resolve("globals.sql") + ")");
            }
            return problem;
        }
    }

    private Optional<String> restore(Restic restic, Vault vault, Snapshot snapshot) {
        say("Restoring " + backup + " as of " + Times.utc(snapshot.time().toInstant()) + " from vault " + vault.name()
                + " (snapshot " + snapshot.shortId() + ") to " + target);
        List<String> command = new ArrayList<>(List.of(
                "restore",
                snapshot.id(),
                "--no-lock",
                "--verify",
                "--target",
                target.toAbsolutePath().toString()));
        String wanted = path == null ? null : "/" + path.replaceAll("^/+|/+$", "");
        if (wanted != null) {
            // Restic takes a pattern; a path is no pattern, whatever characters it has.
            command.addAll(List.of("--include", wanted.replaceAll("([\\\\*?\\[])", "\\\\$1")));
        }
        int code = restic.run(command.toArray(String[]::new));
        if (code != 0) {
            return Optional.of("not all of snapshot " + snapshot.shortId() + " could be restored (restic exit " + code
                    + ", see above)");
        }
        return wanted != null && Files.notExists(target.resolve(wanted.substring(1)), LinkOption.NOFOLLOW_LINKS)
                ? Optional.of("snapshot " + snapshot.shortId() + " holds no " + wanted)
                : Optional.empty();
    }

    /** A relative repository is relative to where backup-service runs, as ./bam starts it. */
    private Path vaultsBase() {
        Path service = data.resolve("backup-service");
        return Files.isDirectory(service) ? service : Path.of("");
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private static String reason(int code, Vault vault) {
        return switch (code) {
            case NO_REPOSITORY -> "there is no restic repository at " + vault.repository();
            case WRONG_PASSWORD -> "the password does not open " + vault.repository();
            case Restic.TIMED_OUT -> "it does not answer";
            default -> "restic ended with exit code " + code;
        };
    }
}
