package org.backupandmonitor.backup.run;

import java.util.Locale;

/** Writes numbers of bytes as people and manifests do. */
final class Size {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Size() {}

    /** Such as {@code 1.5 MB}, by steps of 1,000. */
    static String text(long bytes) {
        double number = bytes;
        int unit = 0;
        while (number >= 999.95 && unit < UNITS.length - 1) {
            number /= 1_000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", number, UNITS[unit]);
    }
}
