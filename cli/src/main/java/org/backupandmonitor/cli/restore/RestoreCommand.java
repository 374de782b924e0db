package org.backupandmonitor.cli.restore;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.backupandmonitor.cli.installation.InstallationException;
import org.backupandmonitor.contracts.Names;
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
            description = "From this vault. Default: the first that has the backup.")
    private @Nullable String vaultName;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The services' bam.yaml. Default: ${DEFAULT-VALUE}",
            defaultValue = "bam.yaml")
    @SuppressWarnings("NullAway.Init")
    private Path config;

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
        if (!Files.isReadable(config)) {
            throw new InstallationException(config + " can't be read: name the services' bam.yaml with --config");
        }
        List<Vault> vaults = new Vaults(config.toAbsolutePath(), System.getenv())
                .of(names[0]).stream()
                        .filter(vault -> vaultName == null || vault.name().equals(vaultName))
                        .toList();
        if (vaults.isEmpty()) {
            throw new InstallationException(config + " names no vault \"" + vaultName + "\"");
        }
        List<String> problems = new ArrayList<>();
        for (Vault vault : vaults) {
            Optional<String> problem = restoreFrom(vault, names[0] + "-" + names[1]);
            if (problem.isEmpty()) {
                return 0;
            }
            problems.add("vault " + vault.name() + ": " + problem.get());
        }
        throw new InstallationException(backup + " was not restored.\n  " + String.join("\n  ", problems));
    }

    /** Nothing if it is restored, otherwise why not. */
    private Optional<String> restoreFrom(Vault vault, String host) {
        PrintWriter out = spec.commandLine().getOut();
        try (Restic restic = new Restic(program(), vault, password(vault))) {
            Restic.Answer answer = restic.ask("snapshots", "--json", "--no-lock", "--host", host);
            if (answer.code() != 0) {
                return Optional.of(reason(answer.code(), vault));
            }
            List<Snapshot> snapshots = Snapshot.parse(answer.out());
            Optional<Snapshot> chosen = Snapshot.newest(snapshots, at);
            if (chosen.isEmpty()) {
                return Optional.of(
                        snapshots.isEmpty()
                                ? "it has no snapshot of this backup"
                                : "its oldest snapshot is younger than " + at);
            }
            Snapshot snapshot = chosen.get();
            out.println("Restoring " + backup + " as of " + snapshot.time() + " from vault " + vault.name()
                    + " (snapshot " + snapshot.id().substring(0, 8) + ") to " + target);
            out.flush();
            List<String> command = new ArrayList<>(
                    List.of("restore", snapshot.id(), "--no-lock", "--verify", "--target", target.toString()));
            if (path != null) {
                command.addAll(List.of("--include", path));
            }
            int code = restic.run(command.toArray(String[]::new));
            return code == 0 ? Optional.empty() : Optional.of("restic ended with exit code " + code);
        } catch (MissingSecretException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private String password(Vault vault) {
        String reference = vault.password();
        return Secrets.isReference(reference)
                ? new Secrets(data.resolve("secrets"), System.getenv()).resolve(reference)
                : reference;
    }

    private static String program() {
        String configured = System.getenv("BAM_RESTIC");
        return configured == null || configured.isBlank() ? "restic" : configured;
    }

    private static String reason(int code, Vault vault) {
        return switch (code) {
            case NO_REPOSITORY -> "there is no restic repository at " + vault.repository();
            case WRONG_PASSWORD -> "the password does not open " + vault.repository();
            default -> "restic ended with exit code " + code;
        };
    }
}
