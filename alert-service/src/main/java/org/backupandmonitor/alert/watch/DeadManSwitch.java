package org.backupandmonitor.alert.watch;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.backupandmonitor.alert.judging.JudgingService;
import org.backupandmonitor.contracts.secret.Secrets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Pings an external watcher as long as everything is fresh: heartbeats, judging, delivery and storage. When anything is
 * not, it falls silent, and the watcher outside tells people by its own ways.
 */
@Singleton
public class DeadManSwitch {

    private static final Logger LOG = Logger.getLogger(DeadManSwitch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FRESH_EVALUATION = Duration.ofSeconds(15);
    private static final Duration FRESH_DELIVERY = Duration.ofMinutes(5);

    private final Optional<String> ping;
    private final Secrets secrets;
    private final JudgingService judging;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Inject
    DeadManSwitch(
            @ConfigProperty(name = "bam.watch.ping") Optional<String> ping, Secrets secrets, JudgingService judging) {
        this.ping = ping;
        this.secrets = secrets;
        this.judging = judging;
    }

    @Scheduled(every = "${bam.watch.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void ping() {
        if (ping.isEmpty() || !judging.isJudging()) {
            return;
        }
        List<String> stale = stale();
        if (!stale.isEmpty()) {
            LOG.warnf("the external watcher is not pinged: %s", String.join("; ", stale));
            return;
        }
        try {
            String address = Secrets.isReference(ping.get()) ? secrets.resolve(ping.get()) : ping.get();
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .GET()
                    .build();
            // The request's own timeout ends with the headers, and a body may never come.
            int status = http.sendAsync(request, BodyHandlers.discarding())
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .statusCode();
            if (status >= 400) {
                LOG.warnf("the external watcher answered %d", status);
            }
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            // The address may be a secret, and such messages like to hold it.
            Throwable why = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            LOG.warnf(
                    "the external watcher could not be pinged: %s",
                    why.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is not fresh, in words; empty when all is well. */
    public List<String> stale() {
        List<String> stale = new ArrayList<>();
        if (judging.evaluationAge().compareTo(FRESH_EVALUATION) > 0) {
            stale.add("nothing was judged for " + judging.evaluationAge().toSeconds() + " s");
        }
        if (judging.oldestOwed().compareTo(FRESH_DELIVERY) > 0) {
            stale.add("a message is owed for " + judging.oldestOwed().toSeconds() + " s");
        }
        if (!judging.isStorageUp()) {
            stale.add("PostgreSQL does not answer");
        }
        if (!judging.isKafkaUp()) {
            stale.add("Kafka does not answer");
        }
        if (judging.isAnybodySilent()) {
            stale.add("a component is silent or missing");
        }
        return stale;
    }
}
