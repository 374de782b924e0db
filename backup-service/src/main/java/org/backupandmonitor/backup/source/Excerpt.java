package org.backupandmonitor.backup.source;

import java.util.List;

/** Makes one short line for people out of what a program printed. */
public final class Excerpt {

    private static final int MAX = 300;

    private Excerpt() {}

    /** On one line, without control characters, at most {@value #MAX} characters. */
    public static String of(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= MAX ? line : line.substring(0, MAX) + "...";
    }

    /** What an exception says to people; the name of its kind if it says nothing. */
    public static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    /** The last line that says anything, or the replacement if none does. */
    public static String lastOf(List<String> lines, String replacement) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (!lines.get(i).isBlank()) {
                return of(lines.get(i));
            }
        }
        return replacement;
    }
}
