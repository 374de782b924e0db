package org.backupandmonitor.alert.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.backupandmonitor.alert.channel.Announcements;
import org.backupandmonitor.alert.channel.Recipient;
import org.backupandmonitor.alert.delivery.DeliveryRecord.Claim;
import org.backupandmonitor.alert.delivery.Owed;
import org.backupandmonitor.contracts.incident.Incident;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is to be stored is kept while PostgreSQL does not take it, in its order, and nobody waits for that. */
class JournalTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String READ_ONLY = "25006";
    private static final String DISK_FULL = "53100";
    private static final String NOT_IN_REPERTOIRE = "22021";

    private final Postgres postgres = new Postgres();
    private final Journal journal = new Journal(postgres, () -> {}, "alert-1");

    @BeforeEach
    void start() {
        journal.start(() -> {});
        await().atMost(SOON).until(journal::isUp);
    }

    @AfterEach
    void stop() {
        journal.stop();
    }

    @Test
    void test_what_a_read_only_or_full_postgres_refuses_is_kept_until_it_takes_it() {
        Owed first = owed("a@example.com");
        Owed second = owed("b@example.com");
        postgres.refuses(READ_ONLY);
        boolean stored = journal.append(new Entry.Attempted(first));
        journal.append(new Entry.Attempted(second));
        await().atMost(SOON).until(() -> postgres.refusals() > 4);
        postgres.refuses(DISK_FULL);
        await().atMost(SOON).until(() -> postgres.refusals() > 4);
        assertThat(stored).isFalse();
        assertThat(journal.claim(first, Instant.now())).isEqualTo(Claim.UNRECORDED);

        postgres.takes();

        await().atMost(SOON).until(journal::isUp);
        assertThat(postgres.written).containsExactly(first, second);
        assertThat(journal.claim(first, Instant.now())).isEqualTo(Claim.OURS);
    }

    @Test
    void test_what_can_never_be_stored_does_not_keep_the_rest_from_being_stored() {
        Owed wrong = owed("a@example.com");
        Owed good = owed("b@example.com");
        postgres.refuses(NOT_IN_REPERTOIRE, wrong);

        journal.append(new Entry.Attempted(wrong));
        journal.append(new Entry.Attempted(good));

        await().atMost(SOON).until(journal::isUp);
        assertThat(postgres.written).containsExactly(good);
        assertThat(journal.waiting()).isZero();
    }

    private static Owed owed(String address) {
        return Owed.to(Recipient.direct(address), "opened", Announcements.down("x"), Instant.now());
    }

    /** Answers, and takes or refuses what is to be written. */
    private static final class Postgres extends JournalStore {

        private final List<Owed> written = new CopyOnWriteArrayList<>();
        private final AtomicInteger refusals = new AtomicInteger();
        private final List<Owed> refused = new ArrayList<>();
        private volatile @Nullable String state;

        Postgres() {
            super(null, null, null, null);
        }

        void refuses(String sqlState, Owed... only) {
            refusals.set(0);
            refused.addAll(List.of(only));
            state = sqlState;
        }

        void takes() {
            state = null;
        }

        int refusals() {
            return refusals.get();
        }

        @Override
        void ping() {}

        @Override
        List<Incident> write(Entry entry) {
            Owed owed = ((Entry.Attempted) entry).owed();
            if (state != null && (refused.isEmpty() || refused.contains(owed))) {
                refusals.incrementAndGet();
                throw new IllegalStateException("could not write", new SQLException("refused", state));
            }
            written.add(owed);
            return List.of();
        }

        @Override
        Claim claim(Owed owed, String claimant, Instant now, Duration lease) {
            return Claim.OURS;
        }
    }
}
