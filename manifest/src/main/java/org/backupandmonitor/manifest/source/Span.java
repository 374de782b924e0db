package org.backupandmonitor.manifest.source;

/**
 * A stretch of the text; lines and columns count from 1, columns in characters (code points).
 *
 * @param endLine line of the last character
 * @param endColumn behind the last character
 */
public record Span(int line, int column, int endLine, int endColumn) {

    /** Where there is nothing better to point at. */
    public static final Span START = new Span(1, 1, 1, 1);

    /** From the start of this to the end of the other. */
    public Span to(Span end) {
        return new Span(line, column, end.endLine, end.endColumn);
    }
}
