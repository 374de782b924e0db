package org.backupandmonitor.cli.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds who listens on a port, as far as Linux' /proc tells it to this user. */
final class PortOwner {

    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** Number and command of the process, to be put into a message. */
    static Optional<String> describe(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> inode(Path.of(table), port).stream())
                .flatMap(inode -> owner("socket:[" + inode + "]").stream())
                .findFirst();
    }

    /** Columns: number, local address, remote address, state, ..., the tenth is the inode (proc(5)). */
    private static Optional<String> inode(Path table, int port) {
        String suffix = ":%04X".formatted(port);
        try {
            for (String line : Files.readAllLines(table)) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING)) {
                    return Optional.of(columns[9]);
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> owner(String socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> descriptors(process.pid()).contains(socket))
                .map(process -> "process " + process.pid()
                        + process.info()
                                .command()
                                .map(command -> ", " + Path.of(command).getFileName())
                                .orElse(""))
                .findFirst();
    }

    private static List<String> descriptors(long pid) {
        try (Stream<Path> links = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return links.flatMap(link -> target(link).stream()).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<String> target(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
