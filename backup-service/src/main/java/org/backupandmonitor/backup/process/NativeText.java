package org.backupandmonitor.backup.process;

import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * What names of files and arguments of programs can be written in: the locale says so (Java's {@code sun.jnu.encoding}), and
 * under cron or systemd it is often plain ASCII.
 */
public final class NativeText {

    private static final Charset CHARSET = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    /** What to do where something can't be written. */
    public static final String REMEDY =
            "the locale of backup-service has no such characters: start it with LC_ALL=C.UTF-8";

    private NativeText() {}

    /**
     * Refuses what would arrive as another text: Java writes a question mark for each character it can't write, and patterns
     * take that for any character.
     *
     * @throws UncheckedIOException if it can't be written
     */
    static void require(String text) {
        if (!CHARSET.newEncoder().canEncode(text)) {
            throw new UncheckedIOException(
                    "\"" + text + "\" can't be handed to a program, since " + REMEDY, new CharacterCodingException());
        }
    }
}
