package org.backupandmonitor.probe.result;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.backupandmonitor.contracts.monitor.Result;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes results on their way to Kafka; while it is away, keeps the newest. Thread-safe, and never makes its caller wait. */
@Singleton
public class Results {

    /** Waking a thread for each result alone would cost a good part of what the check does. */
    private static final long MOMENT_MILLIS = 20;

    private static final long PAUSE_MILLIS = 1_000;
    private static final long END_WITHIN_SECONDS = 3;

    private final ResultPublisher publisher;
    private final ScheduledExecutorService sender = sender();
    private final Outbox<Parcel> outbox;

    @Inject
    Results(ResultPublisher publisher, @ConfigProperty(name = "bam.probe.results.queue") int queue) {
        this.publisher = publisher;
        this.outbox = new Outbox<>(
                Capacity.of(queue, Runtime.getRuntime().maxMemory()),
                ResultPublisher.WINDOW,
                Parcel::unique,
                parcel -> parcel.send(publisher),
                ResultPublisher::isPermanent,
                task -> after(MOMENT_MILLIS, task),
                task -> after(PAUSE_MILLIS, task));
    }

    /** For a result that the next check says anew. */
    public void publish(Result result) {
        outbox.offer(new Parcel(result, null));
    }

    /**
     * For a result that nobody will say again: it goes before the others, and gives way to none of them.
     *
     * @return completes when Kafka has it, and never fails
     */
    public CompletableFuture<Void> deliver(Result result) {
        CompletableFuture<Void> receipt = new CompletableFuture<>();
        outbox.offer(new Parcel(result, receipt));
        return receipt;
    }

    /** Results that were lost because Kafka did not take them, since the process began. */
    public long dropped() {
        return outbox.dropped();
    }

    /** Results that Kafka has not taken yet. */
    public int waiting() {
        return outbox.size();
    }

    @PreDestroy
    void close() throws InterruptedException {
        // What is due already is still sent.
        sender.shutdown();
        if (!sender.awaitTermination(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            sender.shutdownNow();
        }
        publisher.close();
    }

    private void after(long millis, Runnable task) {
        try {
            var unused = sender.schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The process is ending: what is still waiting would not get there any more.
        }
    }

    private static ScheduledExecutorService sender() {
        return new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "results");
            thread.setDaemon(true);
            return thread;
        });
    }
}
