package org.backupandmonitor.backup.source;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Makes one short line for people out of what a program printed. */
public final class Excerpt {

    private static final int MAX = 300;

    private static final int NAMED = 5;

    private Excerpt() {}

    /** On one line, without control characters, at most {@value #MAX} characters. */
    public static String of(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return cut(line, MAX);
    }

    /** The text if it is no longer than that, else its beginning. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        // Half of a character outside of the basic plane is no text.
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "...";
    }

    /** The first {@value #NAMED} names, and how many more there are: a manifest may hold very many. */
    public static String names(Collection<String> names) {
        List<String> distinct = names.stream().distinct().toList();
        String few = distinct.stream().limit(NAMED).map(Excerpt::of).collect(Collectors.joining(", "));
        return distinct.size() <= NAMED ? few : few + " and " + (distinct.size() - NAMED) + " more";
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
