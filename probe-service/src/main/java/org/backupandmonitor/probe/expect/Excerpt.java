package org.backupandmonitor.probe.expect;

/** The beginning of a text that came from outside, fit to be shown: one line, no control characters. */
public final class Excerpt {

    private static final int LENGTH = 200;

    private Excerpt() {}

    public static String of(String text) {
        String begin = text.length() <= 2 * LENGTH ? text : text.substring(0, 2 * LENGTH);
        String line = begin.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LENGTH && begin.length() == text.length()
                ? line
                : line.substring(0, Math.min(LENGTH, line.length())) + "...";
    }
}
