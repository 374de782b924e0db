package org.backupandmonitor.cli.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Knows whether a person is looking. */
final class Terminal {

    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    private Terminal() {}

    /**
     * Whether standard output is a terminal that takes colours.
     *
     * @param environment {@code NO_COLOR} (no-color.org) and {@code TERM=dumb} say no
     */
    static boolean onStandardOutput(Map<String, String> environment) {
        return takesColours(environment, STANDARD_OUTPUT);
    }

    /** @param output a link to what is written to */
    static boolean takesColours(Map<String, String> environment, Path output) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(environment.get("TERM"))) {
            return false;
        }
        try {
            // Newer JDKs have a console even where output goes to a file, so ask the kernel where there is one to ask.
            String target = Files.readSymbolicLink(output).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }
}
