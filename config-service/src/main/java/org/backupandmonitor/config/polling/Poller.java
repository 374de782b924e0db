package org.backupandmonitor.config.polling;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.backupandmonitor.config.repository.Repositories;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks into every repository at its own pace, each on a thread of its own, so that a host that hangs delays nobody else. Looks
 * into one repository never overlap; a request during a look is answered by another look right after it.
 */
@ApplicationScoped
public class Poller {

    private static final Logger LOG = Logger.getLogger(Poller.class);

    /** The first look comes soon, but not at all repositories in the same moment. */
    private static final Duration FIRST_WITHIN = Duration.ofSeconds(2);

    /** A first failure is looked at again soon, to tell a hiccup from an outage. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(5);

    private static final int LONGEST_REASON = 300;

    private static final Future<?> NEVER = new CompletableFuture<>();

    private final Repositories repositories;
    private final Poll poll;
    private final Duration timeout;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(threads("poll-timer"));
    private final ExecutorService workers = Executors.newCachedThreadPool(threads("poll"));
    private volatile boolean stopped;

    @Inject
    Poller(Repositories repositories, Poll poll, @ConfigProperty(name = "bam.polling.timeout") Duration timeout) {
        this.repositories = repositories;
        this.poll = poll;
        this.timeout = timeout;
    }

    void begin(@Observes @Priority(3000) StartupEvent event) {
        repositories.mistakes().forEach(mistake -> LOG.errorf("bam.yaml: %s", mistake));
        Map<String, RepositorySpec> all = repositories.all();
        LOG.infof("Looking into %d repositories", all.size());
        all.values().forEach(spec -> put(spec).in(random(min(spec.poll(), FIRST_WITHIN))));
    }

    void end(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        timer.shutdownNow();
        workers.shutdownNow();
        workers.awaitTermination(2, TimeUnit.SECONDS);
    }

    /** Begins to look into a repository, at once. */
    public void add(RepositorySpec spec) {
        put(spec).now();
    }

    private Slot put(RepositorySpec spec) {
        Slot slot = new Slot(spec);
        Slot before = slots.put(spec.name(), slot);
        if (before != null) {
            before.close();
        }
        return slot;
    }

    /** Looks no more; what is in force is not touched. */
    public void remove(String repository) {
        Slot slot = slots.remove(repository);
        if (slot != null) {
            slot.close();
        }
    }

    /** Looks now; false if no such repository is polled. */
    public boolean pollNow(String repository) {
        Slot slot = slots.get(repository);
        if (slot == null) {
            return false;
        }
        slot.now();
        return true;
    }

    /** How many repositories are looked into. */
    public long size() {
        return slots.size();
    }

    private Future<?> after(Duration delay, Runnable work) {
        try {
            return timer.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // We are being stopped.
            return NEVER;
        }
    }

    private static Duration random(Duration below) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(below.toMillis() + 1));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The first line of what lies behind a failure: what follows may quote values. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String line = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return root.getClass().getSimpleName() + ": "
                + (line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "..." : line);
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** One repository's turn. */
    private final class Slot {

        private final RepositorySpec spec;
        private boolean looking;
        private boolean again;
        private boolean closed;
        private int failures;
        private Future<?> next = NEVER;

        Slot(RepositorySpec spec) {
            this.spec = spec;
        }

        synchronized void in(Duration delay) {
            if (!closed && !stopped) {
                next.cancel(false);
                next = after(delay, this::now);
            }
        }

        synchronized void now() {
            if (closed || stopped) {
                return;
            }
            next.cancel(false);
            if (looking) {
                again = true;
                return;
            }
            try {
                workers.execute(this::look);
                looking = true;
            } catch (RejectedExecutionException e) {
                LOG.debugf("Repository %s is not looked into any more: we are being stopped", spec.name());
            }
        }

        synchronized void close() {
            closed = true;
            next.cancel(false);
        }

        private void look() {
            boolean reached = false;
            // Every wait inside has a timeout; this is for what has none, such as a file system that hangs.
            Future<?> overdue = after(timeout.multipliedBy(3), () -> workers.execute(this::overdue));
            try {
                reached = poll.look(spec);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                if (!stopped) {
                    LOG.errorf(e, "Repository %s could not be looked into", spec.name());
                    failed("it could not be looked into, and its host is not the reason: " + reason(e));
                }
            } finally {
                overdue.cancel(false);
                done(reached);
            }
        }

        private void overdue() {
            String problem = "no answer at all for " + timeout.multipliedBy(3).toSeconds() + " s";
            failed(problem);
            failed(problem);
        }

        private void failed(String problem) {
            try {
                poll.failed(spec, problem);
            } catch (RuntimeException e) {
                // It may be the database that is away; then nothing can be noted, and the next look tries again.
                LOG.errorf("Repository %s: %s; this could not be noted: %s", spec.name(), problem, reason(e));
            }
        }

        private synchronized void done(boolean reached) {
            looking = false;
            failures = reached ? 0 : failures + 1;
            if (again) {
                again = false;
                now();
                return;
            }
            // A tenth more or less, so that repositories do not fall into step.
            Duration usual = spec.poll()
                    .multipliedBy(9)
                    .dividedBy(10)
                    .plus(random(spec.poll().dividedBy(5)));
            in(failures == 1 ? min(usual, SECOND_LOOK) : usual);
        }
    }
}
