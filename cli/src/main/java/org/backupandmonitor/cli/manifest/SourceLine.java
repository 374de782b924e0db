package org.backupandmonitor.cli.manifest;

import java.util.Arrays;
import org.backupandmonitor.contracts.repository.Diagnostic;

/**
 * The line of a file that a finding is about, as a terminal shows it.
 *
 * @param text what is shown of it: of a long line the part around the finding
 * @param before how many cells stand before what is marked
 * @param marked how many cells are marked, at least one
 */
record SourceLine(String text, int before, int marked) {

    private static final int WIDEST = 160;
    private static final int LEAD = 60;
    private static final String CUT = "...";

    static SourceLine of(String line, Diagnostic diagnostic) {
        int[] points =
                TextReport.printable(line.replace('\t', ' ')).codePoints().toArray();
        int from = Math.min(diagnostic.column() - 1, points.length);
        int to = diagnostic.endLine() > diagnostic.line()
                ? points.length
                : Math.min(diagnostic.endColumn() - 1, points.length);
        int start = from < WIDEST - LEAD ? 0 : from - LEAD;
        int end = Math.min(points.length, start + WIDEST);
        String cut = start == 0 ? "" : CUT;
        return new SourceLine(
                cut + new String(points, start, end - start) + (end < points.length ? CUT : ""),
                cut.length() + cells(points, start, from),
                Math.max(1, cells(points, from, Math.min(to, end))));
    }

    private static int cells(int[] points, int from, int to) {
        return from >= to
                ? 0
                : Arrays.stream(points, from, to).map(SourceLine::cells).sum();
    }

    /** Marks stand on the character before them; what East Asia writes, and emoji, take two cells (Unicode's UAX 11). */
    private static int cells(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = point >= 0x1100 && point <= 0x115F
                || point >= 0x2E80 && point <= 0xA4CF && point != 0x303F
                || point >= 0xAC00 && point <= 0xD7A3
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0xFE30 && point <= 0xFE6F
                || point >= 0xFF01 && point <= 0xFF60
                || point >= 0xFFE0 && point <= 0xFFE6
                || point >= 0x1F300 && point <= 0x1F64F
                || point >= 0x1F680 && point <= 0x1F9FF
                || point >= 0x20000 && point <= 0x3FFFD;
        return wide ? 2 : 1;
    }
}
