package org.backupandmonitor.manifest;

import java.util.Optional;
import org.backupandmonitor.manifest.source.Weight;

/**
 * What one list of monitors or backups comes to, every alias and {@code for-each} written out; counted before it is
 * written, so that no small file becomes a large one.
 */
final class WrittenOut {

    private static final int MOST_ENTRIES = 20_000;
    private static final Weight MOST = new Weight(300_000, 8L << 20);

    private int entries;
    private Weight weight = Weight.NONE;

    /** One more entry, whose placeholders are not filled yet; false if that is too much. */
    boolean addEntry(Weight entry) {
        entries++;
        weight = weight.plus(entry);
        return excess().isEmpty();
    }

    /** Text that is put into an entry; false if that is too much. */
    boolean addText(String text) {
        weight = weight.plus(new Weight(0, text.length()));
        return excess().isEmpty();
    }

    /** The limit that is exceeded, as in {@code monitors are more than ...}; empty if none is. */
    Optional<String> excess() {
        if (entries > MOST_ENTRIES) {
            return Optional.of(String.valueOf(MOST_ENTRIES));
        }
        if (weight.nodes() > MOST.nodes()) {
            return Optional.of(MOST.nodes() + " values");
        }
        return weight.characters() > MOST.characters()
                ? Optional.of(MOST.characters() + " characters")
                : Optional.empty();
    }
}
