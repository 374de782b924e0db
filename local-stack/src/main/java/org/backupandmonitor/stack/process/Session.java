package org.backupandmonitor.stack.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts a command into a session of its own and ties its life to the standard input it was given. */
final class Session {

    /**
     * The shell becomes the program, so that the process id is the program's; beside it a second shell, nobody's
     * child, waits for the end of the standard input, which comes when the parent is gone.
     */
    private static final String TIED_TO_PARENT = """
            exec 3<&0
            ( (while read -r line <&3; do :; done; kill -%s $$) </dev/null >/dev/null 2>&1 & )
            exec 3<&-
            exec "$@" </dev/null
            """;

    private static final List<String> NEW_SESSION = newSession();

    private Session() {}

    static List<String> wrap(List<String> command, EndSignal endSignal) {
        List<String> wrapped = new ArrayList<>(NEW_SESSION);
        wrapped.addAll(List.of("sh", "-c", TIED_TO_PARENT.formatted(endSignal.name()), "sh"));
        wrapped.addAll(command);
        return wrapped;
    }

    /** Linux has setsid; macOS has Perl, which can do the same. Without either, Ctrl-C reaches everyone at once. */
    private static List<String> newSession() {
        if (isOnPath("setsid")) {
            return List.of("setsid");
        }
        return isOnPath("perl") ? List.of("perl", "-e", "use POSIX; setsid(); exec @ARGV or die") : List.of();
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv("PATH");
        for (String directory : path == null ? new String[0] : path.split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
