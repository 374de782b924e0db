package org.backupandmonitor.backup.vault.restic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.process.ChildProcess;
import org.backupandmonitor.backup.process.Exit;
import org.backupandmonitor.backup.process.Invocation;
import org.backupandmonitor.backup.process.LineListener;
import org.backupandmonitor.backup.source.Material;
import org.backupandmonitor.backup.source.Progress;
import org.backupandmonitor.backup.state.Scratch;
import org.backupandmonitor.backup.state.StateDirectory;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.contracts.backup.Retention;
import org.backupandmonitor.contracts.secret.Secrets;
import org.jspecify.annotations.Nullable;

/** Restic's command lines: where to, and the password, by environment and file; never in an argument. */
record Restic(Secrets secrets, StateDirectory state) {

    /** Waits for others' locks for so long; a run that still can't get in fails visibly. */
    private static final String PATIENCE = "10m";

    private static final List<String> OWN =
            List.of("RESTIC_REPOSITORY", "RESTIC_PASSWORD_FILE", "RESTIC_CACHE_DIR", "RESTIC_PROGRESS_FPS");

    private static final String SAID = "BAM_PRODUCER_SAID";

    /**
     * Lets a program's complaints go to a file: restic passes them on, but may end before it has read the last ones, which
     * say why. Nobody's text is part of the script.
     */
    private static final List<String> INTO_FILE = List.of("sh", "-c", "exec \"$@\" 2>\"$" + SAID + "\"", "sh");

    private static final int MOST_SAID = 64 * 1024;

    /** None of its own: a run as a whole is limited. */
    private static final Duration NO_LIMIT = Duration.ofDays(365);

    /**
     * One call of restic.
     *
     * @param directory where it starts; null for anywhere
     * @param limit how long it may take
     */
    record Command(
            List<String> arguments,
            Map<String, String> environment,
            @Nullable Path directory,
            Duration limit) {

        static Command of(List<String> arguments) {
            return new Command(arguments, Map.of(), null, NO_LIMIT);
        }

        /** Restic itself goes on trying for a quarter of an hour where a vault does not answer. */
        Command within(Duration time) {
            return new Command(arguments, environment, directory, time);
        }
    }

    /**
     * How restic ended, and what it said.
     *
     * @param producer what the program said whose output was stored; empty if it said nothing, or there was none
     */
    record Answer(int code, ResticOutput output, String producer) {}

    /** What the engine itself needs is taken from the producer's environment again: a dump has no business with it. */
    static Command backup(Vault vault, String host, Material material) {
        List<String> arguments = new ArrayList<>(
                List.of("--json", "--retry-lock", PATIENCE, "backup", "--host", host, "--tag", material.label()));
        if (material instanceof Material.Tree tree) {
            tree.exclude().forEach(pattern -> arguments.add("--exclude=" + pattern));
            arguments.add("--");
            arguments.addAll(tree.paths());
            return new Command(arguments, Map.of(), tree.directory(), NO_LIMIT);
        }
        Material.Stream stream = (Material.Stream) material;
        arguments.addAll(List.of("--stdin-filename", stream.fileName(), "--stdin-from-command", "--", "env"));
        Stream.concat(OWN.stream(), vault.environment().keySet().stream())
                .sorted()
                .forEach(name -> arguments.addAll(List.of("-u", name)));
        arguments.addAll(INTO_FILE);
        arguments.addAll(stream.producer().command());
        return new Command(
                arguments, stream.producer().environment(), stream.producer().directory(), NO_LIMIT);
    }

    static Command forget(String host, Set<String> labels, Retention keep) {
        List<String> arguments = new ArrayList<>(
                List.of("--json", "--retry-lock", PATIENCE, "forget", "--host", host, "--group-by", "host,paths"));
        labels.stream().sorted().forEach(label -> arguments.addAll(List.of("--tag", label)));
        Map<String, Integer> counts = Map.of(
                "last", keep.last(),
                "hourly", keep.hourly(),
                "daily", keep.daily(),
                "weekly", keep.weekly(),
                "monthly", keep.monthly(),
                "yearly", keep.yearly());
        counts.forEach((reason, count) -> {
            if (count > 0) {
                arguments.addAll(List.of("--keep-" + reason, Integer.toString(count)));
            }
        });
        return Command.of(arguments);
    }

    Answer run(Path program, Vault vault, Command command, Cancellation cancellation, Progress.Listener progress) {
        return run(program, vault, command, cancellation, progress, line -> {});
    }

    /** @param output gets every line of standard output, too, as long as it wants them */
    Answer run(
            Path program,
            Vault vault,
            Command command,
            Cancellation cancellation,
            Progress.Listener progress,
            LineListener output) {
        List<String> line = new ArrayList<>(List.of(program.toString()));
        line.addAll(command.arguments());
        ResticOutput said = new ResticOutput(progress);
        try (Scratch scratch = state.scratch()) {
            Map<String, String> environment = new HashMap<>(command.environment());
            vault.environment()
                    .forEach((name, value) ->
                            environment.put(name, Secrets.isReference(value) ? secrets.resolve(value) : value));
            environment.put("RESTIC_REPOSITORY", location(vault.repository()));
            environment.put(
                    "RESTIC_PASSWORD_FILE",
                    scratch.secret("password", secrets.resolve(vault.password()))
                            .toString());
            environment.put("RESTIC_CACHE_DIR", state.cache("restic").toString());
            environment.put("RESTIC_PROGRESS_FPS", "0.2");
            Path producerSaid = scratch.directory().resolve("said");
            environment.put(SAID, producerSaid.toString());
            Exit exit = ChildProcess.run(
                    new Invocation(line, environment, command.directory()),
                    cancellation,
                    command.limit(),
                    new Both(said, output),
                    said::line);
            return new Answer(exit.code(), said, tail(producerSaid));
        }
    }

    /** The one who understands restic's messages, and whoever wants to hear more. */
    private record Both(ResticOutput said, LineListener more) implements LineListener {

        @Override
        public void line(String line) {
            said.line(line);
            more.line(line);
        }

        @Override
        public int longest() {
            return more.longest();
        }
    }

    /** The end of a text file; empty if there is no such file. */
    private static String tail(Path file) {
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            in.position(Math.max(0, in.size() - MOST_SAID));
            ByteBuffer bytes = ByteBuffer.allocate(MOST_SAID);
            while (bytes.hasRemaining() && in.read(bytes) >= 0) {
                // As much as there is.
            }
            return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    /** Restic may start elsewhere than we did, so a directory is written in full. */
    private static String location(String repository) {
        boolean hasScheme = repository.matches("[a-z0-9]+:.*");
        return hasScheme
                ? repository
                : Path.of(repository).toAbsolutePath().normalize().toString();
    }
}
