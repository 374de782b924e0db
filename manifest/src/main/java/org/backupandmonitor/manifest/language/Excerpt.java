package org.backupandmonitor.manifest.language;

/** Shows a person enough of a value to recognise it. */
public final class Excerpt {

    private static final int LONGEST = 60;

    private Excerpt() {}

    /** The value on one line, cut where it is long. */
    public static String of(String value) {
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST
                ? line
                : line.substring(
                                0,
                                line.offsetByCodePoints(
                                        0, Math.min(LONGEST, line.codePointCount(0, line.length())) - 3))
                        + "...";
    }
}
