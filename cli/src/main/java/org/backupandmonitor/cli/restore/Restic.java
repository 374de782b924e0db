package org.backupandmonitor.cli.restore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.backupandmonitor.cli.installation.InstallationException;
import org.backupandmonitor.contracts.secret.Secrets;

/** restic on one project's repository. The password is in a file of its own for as long as this is open, never in argv. */
final class Restic implements AutoCloseable {

    /** Not a code of restic's: it was ended, since it did not answer. */
    static final int TIMED_OUT = -1;

    /** Where a vault is out of reach, restic goes on trying for a quarter of an hour, and another may have all. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String program;
    private final Map<String, String> environment;
    private final Path directory;
    private final Path passwordFile;

    /**
     * @param directory where relative paths of the vault begin
     * @param secrets opens the vault, and what its environment refers to
     */
    Restic(String program, Vault vault, Path directory, Secrets secrets) {
        // It is not run where we run.
        this.program = program.contains("/") ? Path.of(program).toAbsolutePath().toString() : program;
        this.directory = directory;
        this.environment = new HashMap<>(vault.environment());
        environment.replaceAll((name, value) -> Secrets.isReference(value) ? secrets.resolve(value) : value);
        environment.put("RESTIC_REPOSITORY", vault.repository());
        String password = Secrets.isReference(vault.password()) ? secrets.resolve(vault.password()) : vault.password();
        try {
            passwordFile = Files.createTempFile(
                    "bam-restore-",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            // Whoever stops a restore with Ctrl-C leaves no password behind either.
            passwordFile.toFile().deleteOnExit();
            Files.writeString(passwordFile, password);
            environment.put("RESTIC_PASSWORD_FILE", passwordFile.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the vault's password can't be put into a temporary file", e);
        }
    }

    /** What a run said on standard output, and its exit code. */
    record Answer(int code, String out) {}

    /** Runs it and takes its standard output; what it says otherwise goes to the terminal. */
    Answer ask(String... arguments) {
        try {
            Process process = builder(arguments)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            AtomicBoolean late = new AtomicBoolean();
            process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).exceptionally(tooLong -> {
                late.set(true);
                // Process.destroy would close what it still has to say.
                process.toHandle().destroy();
                return process;
            });
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            return new Answer(late.get() ? TIMED_OUT : code, out);
        } catch (IOException e) {
            throw missing(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InstallationException("restic was interrupted");
        }
    }

    /** Runs it with the terminal as its own; returns its exit code. */
    int run(String... arguments) {
        try {
            return builder(arguments).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw missing(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InstallationException("restic was interrupted");
        }
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toAbsolutePath().toFile());
        // What the account has set for its own repositories must not meddle.
        builder.environment().keySet().removeIf(name -> name.startsWith("RESTIC_"));
        builder.environment().putAll(environment);
        return builder;
    }

    private InstallationException missing(IOException e) {
        return new InstallationException("restic can't be run as \"" + program + "\" (" + e.getMessage()
                + "): install restic 0.17 or newer, or set BAM_RESTIC to its path");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(passwordFile);
        } catch (IOException e) {
            throw new UncheckedIOException(passwordFile + " holds a password and could not be deleted", e);
        }
    }
}
