package org.backupandmonitor.alert.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.backupandmonitor.alert.channel.ChannelKind;
import org.backupandmonitor.alert.channel.Outcome;
import org.jboss.logging.Logger;

/**
 * Sends what is owed: claims it, sends it, records what came of it, in this order, so that a crash may tell somebody twice
 * but never not at all. It is woken by the outbox and does not poll. A message that hangs holds up its worker and its line,
 * and the outbox sees to it that those of one type of channel never hold up all workers.
 */
public final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final long LONGEST_WAIT_MILLIS = 5_000;
    private static final Duration ANOTHERS_TURN = Duration.ofSeconds(60);

    private final Outbox outbox;
    private final DeliveryRecord record;
    private final Function<String, Optional<ChannelKind>> kinds;
    private final DeliveryListener listener;
    private final RetryPolicy policy;
    private final Clock clock;
    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService workers = Executors.newFixedThreadPool(Outbox.AT_ONCE, work -> {
        Thread thread = new Thread(work, "delivery-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });
    private final Thread thread = new Thread(this::run, "delivery");
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile boolean open = true;

    /** @param kinds the kind of channel behind a type */
    public Dispatcher(
            Outbox outbox,
            DeliveryRecord record,
            Function<String, Optional<ChannelKind>> kinds,
            DeliveryListener listener,
            RetryPolicy policy,
            Clock clock) {
        this.outbox = outbox;
        this.record = record;
        this.kinds = kinds;
        this.listener = listener;
        this.policy = policy;
        this.clock = clock;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Messages that went through since the process began. */
    public long sent() {
        return sent.get();
    }

    /** Attempts that failed since the process began. */
    public long failed() {
        return failed.get();
    }

    /** Lets messages that are on their way arrive, for some seconds; the rest stays owed. */
    @Override
    public void close() {
        open = false;
        thread.interrupt();
        workers.shutdown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (open) {
            try {
                Optional<Owed> due = outbox.takeDue(clock.instant());
                if (due.isPresent()) {
                    workers.execute(() -> deliver(due.get()));
                } else {
                    outbox.awaitWork(clock.instant(), LONGEST_WAIT_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("delivery goes on after a fault of its own", e);
            }
        }
    }

    private void deliver(Owed owed) {
        Owed after = owed.postponed(clock.instant().plus(ANOTHERS_TURN));
        boolean done = false;
        try {
            DeliveryRecord.Claim claim = record.claim(owed, clock.instant());
            done = claim == DeliveryRecord.Claim.DONE;
            if (claim == DeliveryRecord.Claim.OURS || claim == DeliveryRecord.Claim.UNRECORDED) {
                Outcome outcome = send(owed);
                after = owed.attempted(outcome, clock.instant(), policy, new SplittableRandom());
                count(after, outcome);
                record.attempted(after);
                listener.attempted(after, outcome, after.fellBack() && !owed.fellBack());
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "notification %s", owed.id());
        } finally {
            outbox.giveBack(after, done || !after.isOpen());
        }
    }

    private Outcome send(Owed owed) {
        Optional<ChannelKind> kind = kinds.apply(owed.facts().channelType());
        if (kind.isEmpty()) {
            return new Outcome.Refused("this version knows no channels of the kind \""
                    + owed.facts().channelType() + "\"");
        }
        try {
            return kind.get().send(owed.recipient(), owed.announcement());
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "a channel of the kind %s failed in an unforeseen way",
                    kind.get().type());
            return Outcome.retry(
                    "an unforeseen fault of our own: " + e.getClass().getSimpleName());
        }
    }

    private void count(Owed after, Outcome outcome) {
        Instant created = after.facts().createdAt();
        if (outcome instanceof Outcome.Sent) {
            sent.incrementAndGet();
            LOG.infof(
                    "told %s by %s: %s %s, %d ms after it was owed",
                    after.facts().recipient(),
                    after.facts().channel(),
                    after.facts().transition(),
                    after.announcement().incident().title(),
                    Duration.between(created, clock.instant()).toMillis());
        } else {
            failed.incrementAndGet();
            LOG.warnf(
                    "could not tell %s by %s (attempt %d): %s",
                    after.facts().recipient(),
                    after.facts().channel(),
                    after.facts().attempts().size(),
                    outcome);
        }
    }
}
