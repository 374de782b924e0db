package org.backupandmonitor.messaging;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.jboss.logging.Logger;

/**
 * Says regularly that this process lives and works. It runs on the same worker threads as the service's own work, so that
 * a service whose threads are all stuck goes silent and is noticed.
 */
@Singleton
public class HeartbeatPublisher {

    private static final Logger LOG = Logger.getLogger(HeartbeatPublisher.class);
    private static final int MAX_PROBLEMS = 20;

    private final EventProducer producer;
    private final MessagingConfig config;
    private final List<WorkReport> reports;
    private final Clock clock = Clock.systemUTC();
    private final Instant startedAt = clock.instant();
    private final AtomicLong sequence = new AtomicLong();
    private volatile boolean failing;
    private boolean left;

    @Inject
    HeartbeatPublisher(EventProducer producer, MessagingConfig config, @All List<WorkReport> reports) {
        this.producer = producer;
        this.config = config;
        this.reports = reports;
    }

    @Scheduled(every = "${bam.heartbeat.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void beat() {
        if (left) {
            // The scheduler ends after us, and a heartbeat behind the goodbye would take it back.
            return;
        }
        config.component()
                .ifPresent(component -> producer.send(Topics.HEARTBEATS, config.instance(), heartbeat(component, false))
                        .whenComplete((sent, failure) -> note(failure)));
    }

    /** Before the channels close, so that the others know that this silence was meant. */
    synchronized void leave(@Observes @Priority(1) ShutdownEvent event) {
        left = true;
        config.component().ifPresent(component -> {
            try {
                producer.send(Topics.HEARTBEATS, config.instance(), heartbeat(component, true))
                        .get(2, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.warnf("Could not say goodbye on %s: our end will look like a failure", Topics.HEARTBEATS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Heartbeat heartbeat(Component component, boolean leaving) {
        Map<String, Long> work = new TreeMap<>();
        List<String> kinds = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (WorkReport report : reports) {
            try {
                work.putAll(report.work());
                kinds.addAll(report.kinds());
                problems.addAll(report.problems());
            } catch (RuntimeException e) {
                // A component that can't say how it is doing is in trouble, but not silent.
                LOG.errorf(e, "%s did not report", report.getClass().getName());
                problems.add("a part of it can't say how it is doing: " + e);
            }
        }
        return new Heartbeat(
                config.instance(),
                component,
                component == Component.PROBE ? config.location().orElse("local") : null,
                sequence.incrementAndGet(),
                startedAt,
                clock.instant(),
                config.heartbeatEvery(),
                leaving,
                work,
                kinds,
                problems.subList(0, Math.min(problems.size(), MAX_PROBLEMS)),
                HeartbeatPublisher.class.getPackage().getImplementationVersion());
    }

    private void note(@org.jspecify.annotations.Nullable Throwable failure) {
        if (failure != null && !failing) {
            LOG.errorf("Heartbeats do not reach Kafka: %s", failure.getMessage());
        } else if (failure == null && failing) {
            LOG.info("Heartbeats reach Kafka again");
        }
        failing = failure != null;
    }
}
