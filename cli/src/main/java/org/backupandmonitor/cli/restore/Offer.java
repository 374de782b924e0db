package org.backupandmonitor.cli.restore;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a vault has to restore from.
 *
 * @param companion what was stored with the snapshot
 */
record Offer(Vault vault, Snapshot snapshot, Optional<Snapshot> companion) {

    /** A run fills one vault after the other: what is no older than this may be of the same run. */
    private static final Duration ONE_RUN = Duration.ofHours(1);

    /**
     * Those with the newest snapshot first, in the order they come in; then the others, newest first. A vault that was not
     * filled for weeks must not be taken for its name.
     */
    static List<Offer> bestFirst(List<Offer> offers) {
        Optional<OffsetDateTime> newest = offers.stream().map(Offer::time).max(Comparator.naturalOrder());
        return offers.stream()
                .sorted(Comparator.comparing(
                        offer -> offer.time().plus(ONE_RUN).isBefore(newest.orElseThrow())
                                ? offer.time()
                                : newest.orElseThrow(),
                        Comparator.reverseOrder()))
                .toList();
    }

    private OffsetDateTime time() {
        return snapshot.time();
    }
}
