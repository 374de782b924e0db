package org.backupandmonitor.alert.judging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/** Asks Kafka every few seconds whether it is there: a consumer alone would only go quiet. Thread-safe. */
final class KafkaPulse implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Map<String, Object> settings;
    private final Clock clock;
    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "kafka-pulse");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Instant lastAnswer;
    private volatile String problem = "it was not asked yet";
    private @Nullable Admin admin;

    KafkaPulse(Map<String, Object> kafka, Clock clock) {
        this.settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.clock = clock;
        this.lastAnswer = clock.instant();
    }

    void start() {
        asking.scheduleWithFixedDelay(this::ask, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** When it last answered; our start if it never did. */
    Instant lastAnswer() {
        return lastAnswer;
    }

    /** Our clock was set back to this time: from there on it is waited for. */
    void setBack(Instant now) {
        lastAnswer = now;
    }

    /** Why it did not answer when it was last asked. */
    String problem() {
        return problem;
    }

    @Override
    public void close() {
        asking.shutdownNow();
        Admin open = admin;
        if (open != null) {
            open.close(Duration.ofSeconds(1));
        }
    }

    private void ask() {
        Object servers = settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        try {
            Admin open = admin;
            if (open == null) {
                open = Admin.create(settings);
                admin = open;
            }
            open.describeCluster().nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            lastAnswer = clock.instant();
        } catch (ExecutionException | TimeoutException e) {
            problem = "no answer from " + servers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            problem = "no connection to " + servers + ": " + e.getMessage();
        }
    }
}
