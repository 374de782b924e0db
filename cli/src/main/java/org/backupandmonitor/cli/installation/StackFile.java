package org.backupandmonitor.cli.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupandmonitor.stack.process.ChildProcess;

/** {@code run/stack.json}: ports, addresses and process numbers of the running installation, for scripts and tests. */
final class StackFile {

    private final Path file;

    StackFile(Path file) {
        this.file = file;
    }

    /** Replaces the file in one step, so that a reader never sees half of it. */
    synchronized void write(
            int kafkaPort, int postgresPort, Map<String, String> addresses, Collection<Supervised> processes) {
        List<String> numbers = processes.stream().flatMap(StackFile::number).toList();
        List<String> links = addresses.entrySet().stream()
                .map(entry -> quote(entry.getKey()) + ": " + quote(entry.getValue()))
                .toList();
        String json = """
                {
                  "pid": %d,
                  "kafka": "localhost:%d",
                  "postgres": "jdbc:postgresql://localhost:%d/bam",
                  "addresses": {
                    %s
                  },
                  "processes": {
                    %s
                  }
                }
                """.formatted(
                        ProcessHandle.current().pid(),
                        kafkaPort,
                        postgresPort,
                        String.join(",\n    ", links),
                        String.join(",\n    ", numbers));
        try {
            Path temporary = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(temporary, json);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written: " + e.getMessage(), e);
        }
    }

    private static Stream<String> number(Supervised supervised) {
        ChildProcess process = supervised.process();
        return process == null ? Stream.empty() : Stream.of(quote(supervised.name()) + ": " + process.pid());
    }

    private static String quote(String text) {
        return text.codePoints()
                .mapToObj(c -> c == '"' || c == '\\' || c < 0x20 ? "\\u%04x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
