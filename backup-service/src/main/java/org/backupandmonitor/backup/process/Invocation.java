package org.backupandmonitor.backup.process;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One program to start: nothing of it is ever read by a shell.
 *
 * @param command program and arguments; never holds a secret, because every user of a machine can see arguments
 * @param environment added to the little that children inherit; may hold secrets
 * @param directory where it starts; null for the directory of this process
 */
public record Invocation(
        List<String> command,
        Map<String, String> environment,
        @Nullable Path directory) {

    public Invocation {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public static Invocation of(List<String> command) {
        return new Invocation(command, Map.of(), null);
    }

    /** The same with more environment; names given here win. */
    public Invocation with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new Invocation(command, all, directory);
    }

    public Invocation in(Path where) {
        return new Invocation(command, environment, where);
    }

    /** Names the program only: arguments and environment stay out of logs. */
    @Override
    public String toString() {
        return "Invocation[" + command.get(0) + "]";
    }
}
