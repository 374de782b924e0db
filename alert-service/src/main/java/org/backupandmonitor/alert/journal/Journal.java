package org.backupandmonitor.alert.journal;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.backupandmonitor.alert.delivery.DeliveryRecord;
import org.backupandmonitor.alert.delivery.Owed;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.messaging.MessagingConfig;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * What must not be forgotten. While PostgreSQL answers, an entry is in it when {@link #append} returns. While it does not,
 * entries wait in memory, in their order, and nobody is held up: people are told all the same.
 *
 * <p>Thread-safe. All writing is done by one thread, so that a PostgreSQL that hangs holds up that one only.
 */
@Singleton
public class Journal implements DeliveryRecord {

    private static final Logger LOG = Logger.getLogger(Journal.class);
    private static final long PATIENCE_MILLIS = 3_000;
    private static final long PAUSE_MILLIS = 1_000;
    private static final Duration LEASE = Duration.ofSeconds(60);

    /** To read or delete much at once may take longer than to write a little. */
    private static final long PATIENCE_FOR_MUCH_MILLIS = 20_000;

    /** An entry that PostgreSQL refuses so often for what it holds will never be taken. */
    private static final int MOST_TRIES = 3;

    private final JournalStore store;
    private final Runnable migration;
    private final String instance;
    private final Clock clock = Clock.systemUTC();
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final Queue<Incident> superseded = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "journal");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean up;
    private boolean migrated;
    private int tries;
    private volatile Runnable onReturn = () -> {};

    @Inject
    Journal(JournalStore store, Flyway flyway, MessagingConfig messaging) {
        this(store, flyway::migrate, messaging.instance());
    }

    /** @param instance who claims notifications */
    Journal(JournalStore store, Runnable migration, String instance) {
        this.store = store;
        this.migration = migration;
        this.instance = instance;
    }

    /**
     * Tries PostgreSQL for the first time and goes on trying.
     *
     * @param onReturn told each time after PostgreSQL answers again and all that waited is stored; quick
     */
    public void start(Runnable onReturn) {
        this.onReturn = onReturn;
        run(() -> {
            recover();
            return true;
        });
        writer.scheduleWithFixedDelay(this::recover, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whether everything is stored and PostgreSQL answered when it was last asked. */
    public boolean isUp() {
        return up;
    }

    /** Entries that wait for PostgreSQL. */
    public int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Stores an entry, now or when PostgreSQL can be reached again; true if now. */
    public boolean append(Entry entry) {
        if (up) {
            Optional<Boolean> stored = run(() -> {
                superseded.addAll(store.write(entry));
                return true;
            });
            if (stored.isPresent()) {
                return true;
            }
        }
        synchronized (waiting) {
            // As long as anything waits we are not up: what is claimed or stored later must not overtake it.
            up = false;
            waiting.add(entry);
        }
        return false;
    }

    /** Incidents that ended since the last call because those of {@link #append} took their place; to be published. */
    public List<Incident> superseded() {
        List<Incident> drained = new ArrayList<>();
        for (Incident each = superseded.poll(); each != null; each = superseded.poll()) {
            drained.add(each);
        }
        return drained;
    }

    /** What was stored before; empty if PostgreSQL does not answer. */
    public Optional<Memory> load() {
        return up ? run(() -> store.load(clock.instant()), PATIENCE_FOR_MUCH_MILLIS) : Optional.empty();
    }

    /** Which of the incidents are stored; empty if PostgreSQL does not answer. */
    public Optional<Set<String>> known(Set<String> ids) {
        return up ? run(() -> store.known(ids)) : Optional.empty();
    }

    /** The newest incidents; empty if PostgreSQL does not answer. */
    public Optional<List<Incident>> incidents(boolean openOnly, int most) {
        return up ? run(() -> store.incidents(openOnly, most)) : Optional.empty();
    }

    /** One incident; the outer is empty if PostgreSQL does not answer, the inner if there is none. */
    public Optional<Optional<Incident>> incident(String id) {
        return up ? run(() -> store.incident(id)) : Optional.empty();
    }

    /** Deletes incidents that ended before, with their notifications; their ids. */
    public List<String> purge(Instant resolvedBefore) {
        List<String> purged = up
                ? run(() -> store.purge(resolvedBefore), PATIENCE_FOR_MUCH_MILLIS)
                        .orElse(List.of())
                : List.of();
        if (!purged.isEmpty()) {
            LOG.infof("deleted %d incidents resolved before %s", purged.size(), resolvedBefore);
        }
        return purged;
    }

    @Override
    public Claim claim(Owed owed, Instant now) {
        if (!up) {
            return Claim.UNRECORDED;
        }
        return run(() -> store.claim(owed, instance, now, LEASE)).orElse(Claim.UNRECORDED);
    }

    @Override
    public void attempted(Owed owed) {
        append(new Entry.Attempted(owed));
    }

    @PreDestroy
    void stop() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does something with PostgreSQL on the writing thread; empty if it failed or took too long. */
    private <T> Optional<T> run(Callable<T> work) {
        return run(work, PATIENCE_MILLIS);
    }

    private <T> Optional<T> run(Callable<T> work, long patienceMillis) {
        try {
            return Optional.of(writer.submit(work).get(patienceMillis, TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            lost(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            lost(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.RejectedExecutionException e) {
            LOG.debug("the journal is closed");
        }
        return Optional.empty();
    }

    private void lost(Throwable why) {
        if (up) {
            LOG.errorf("PostgreSQL does not answer; notifications go out from memory until it does: %s", rootOf(why));
        }
        up = false;
    }

    /** On the writing thread only. */
    private void recover() {
        try {
            if (!migrated) {
                migration.run();
                migrated = true;
            }
            store.ping();
            if (!up) {
                while (!isUpNow()) {
                    writeWaiting();
                }
                LOG.info("PostgreSQL answers; everything that waited for it is stored");
                onReturn.run();
            }
        } catch (RuntimeException e) {
            lost(e);
            LOG.warnf("PostgreSQL still does not answer: %s", rootOf(e));
        }
    }

    /** Nothing waits any more, and nothing can begin to wait unnoticed. */
    private boolean isUpNow() {
        synchronized (waiting) {
            up = waiting.isEmpty();
            return up;
        }
    }

    private void writeWaiting() {
        while (true) {
            Entry entry;
            synchronized (waiting) {
                entry = waiting.peek();
            }
            if (entry == null) {
                return;
            }
            try {
                superseded.addAll(store.write(entry));
                tries = 0;
            } catch (RuntimeException e) {
                if (!Refusal.isOf(e) || ++tries < MOST_TRIES) {
                    throw e;
                }
                LOG.errorf(e, "an entry of the journal can't be stored and is dropped; people are told all the same");
                tries = 0;
            }
            synchronized (waiting) {
                waiting.remove();
            }
        }
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
