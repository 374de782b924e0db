package org.backupandmonitor.backup.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.process.ChildProcess;
import org.backupandmonitor.backup.process.Exit;
import org.backupandmonitor.backup.process.Invocation;
import org.backupandmonitor.backup.process.Programs;

/** Runs programs for tests, and says what to install where one is missing. */
public final class Shellless {

    private Shellless() {}

    public static List<String> run(Map<String, String> environment, String... command) {
        Exit exit = ChildProcess.run(new Invocation(List.of(command), environment, null), new Cancellation());
        if (!exit.succeeded()) {
            throw new AssertionError(String.join(" ", command) + " ended with " + exit.code() + ": " + exit.output()
                    + " " + exit.errorText());
        }
        return exit.output();
    }

    /** Never skips: a test without its program proves nothing. */
    public static String require(String program, String debianPackage) {
        return Programs.find(program)
                .or(() -> Optional.of(Path.of("/usr/sbin", program)).filter(Files::isExecutable))
                .map(Path::toString)
                .orElseThrow(() -> new AssertionError(
                        program + " is missing: apt-get install " + debianPackage + " (./bam test does that)"));
    }
}
