package org.backupandmonitor.alert.judging;

import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.backupandmonitor.alert.channel.Outcome;
import org.backupandmonitor.alert.delivery.DeliveryListener;
import org.backupandmonitor.alert.delivery.Owed;

/** What became of attempts to tell people, on its way from the threads that send to the one that judges. Thread-safe. */
final class Reports implements DeliveryListener {

    private record Report(Owed owed, Outcome outcome, boolean fallBack) {}

    private final ConcurrentLinkedQueue<Report> reports = new ConcurrentLinkedQueue<>();

    @Override
    public void attempted(Owed owed, Outcome outcome, boolean fallBack) {
        reports.add(new Report(owed, outcome, fallBack));
    }

    /** Hands over everything that came so far; on the judging thread. */
    void handTo(Session session, Instant now) {
        for (Report each = reports.poll(); each != null; each = reports.poll()) {
            session.attempted(each.owed(), each.outcome(), each.fallBack(), now);
        }
    }

    boolean isEmpty() {
        return reports.isEmpty();
    }

    /** Nobody is there to hear. */
    void clear() {
        reports.clear();
    }
}
