package org.backupandmonitor.system.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program of this machine to its end. */
public final class Command {

    private static final long PATIENCE_MINUTES = 10;

    private Command() {}

    public static String run(String... command) {
        return run(Path.of("."), Map.of(), command);
    }

    /**
     * What it printed, errors included.
     *
     * @throws AssertionError if it can't be started, takes too long or fails; the message has what it printed
     */
    public static String run(Path directory, Map<String, String> environment, String... command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(List.of(command) + " did not end: " + output);
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(List.of(command) + " ended with " + process.exitValue() + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new AssertionError(List.of(command) + " could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(List.of(command) + " was interrupted", e);
        }
    }
}
