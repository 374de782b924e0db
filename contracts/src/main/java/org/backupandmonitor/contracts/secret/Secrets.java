package org.backupandmonitor.contracts.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the value behind {@code secret:NAME} at the moment of use: a file of that name in the secrets directory, else the
 * environment variable {@code BAM_SECRET_NAME}.
 *
 * <p>A value never goes into an event, a log, a database or a message.
 */
public final class Secrets {

    public static final String SCHEME = "secret:";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final @Nullable Path directory;
    private final Map<String, String> environment;

    /** @param directory holds one file per secret; null if there is none */
    public Secrets(@Nullable Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
    }

    /** Whether the text is a reference rather than a plain value. */
    public static boolean isReference(String text) {
        return text.startsWith(SCHEME);
    }

    /** The name in {@code secret:NAME}, or empty if the text is no well-formed reference. */
    public static Optional<String> nameOf(String reference) {
        if (!isReference(reference)) {
            return Optional.empty();
        }
        String name = reference.substring(SCHEME.length());
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    /**
     * The value behind the reference, without the line break at the end of its file.
     *
     * @throws MissingSecretException if there is none; the message says where one was looked for, never a value
     */
    public String resolve(String reference) {
        String name = nameOf(reference)
                .orElseThrow(() -> new MissingSecretException(
                        "a secret must be written as secret:NAME, with letters, digits, dots, underscores or hyphens"));
        String variable = "BAM_SECRET_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        if (directory != null) {
            Path file = directory.resolve(name);
            if (Files.isRegularFile(file)) {
                try {
                    return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
                } catch (IOException e) {
                    throw new UncheckedIOException("secret \"" + name + "\": " + file + " can't be read", e);
                }
            }
        }
        String value = environment.get(variable);
        if (value == null) {
            throw new MissingSecretException("secret \"" + name + "\" is not set: put it into "
                    + (directory == null ? "a file of that name in the secrets directory" : directory.resolve(name))
                    + " or into the environment variable " + variable);
        }
        return value;
    }
}
