package org.backupandmonitor.contracts.backup;

/** How many snapshots stay, by restic's {@code forget --keep-...} of the same names; 0 means none for that reason. */
public record Retention(int last, int hourly, int daily, int weekly, int monthly, int yearly) {

    /** Where a manifest does not say. */
    public static final Retention DEFAULT = new Retention(3, 0, 7, 4, 12, 0);

    public Retention {
        if (last < 0 || hourly < 0 || daily < 0 || weekly < 0 || monthly < 0 || yearly < 0) {
            throw new IllegalArgumentException("keep must not be negative");
        }
        if (last + hourly + daily + weekly + monthly + yearly == 0) {
            throw new IllegalArgumentException("keep must let at least one snapshot stay");
        }
    }
}
