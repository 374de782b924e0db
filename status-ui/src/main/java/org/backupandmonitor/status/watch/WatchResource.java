package org.backupandmonitor.status.watch;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.backupandmonitor.status.catalog.Catalog;
import org.backupandmonitor.status.ingest.Progress;
import org.backupandmonitor.status.liveness.Watchers;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers whoever watches from outside: 200 and {@code watching}, or 503 and why not. Open to everybody. */
@Path("/watch")
@Singleton
@Blocking
@Produces(MediaType.TEXT_PLAIN)
public class WatchResource {

    private static final Logger LOG = Logger.getLogger(WatchResource.class);

    /** However often somebody asks, PostgreSQL is asked this often. */
    private static final Duration CACHED = Duration.ofSeconds(1);

    /** @param nanos when it was given, by {@link System#nanoTime}, which nobody sets back */
    private record Answer(List<String> reasons, long nanos) {}

    private final Watchers watchers;
    private final Catalog catalog;
    private final Progress progress;
    private @Nullable Answer answer;

    WatchResource(Watchers watchers, Catalog catalog, Progress progress) {
        this.watchers = watchers;
        this.catalog = catalog;
        this.progress = progress;
    }

    @GET
    public Response watch() {
        List<String> reasons = reasons();
        return Response.status(reasons.isEmpty() ? 200 : 503)
                .header("Cache-Control", "no-store")
                .entity(reasons.isEmpty() ? "watching\n" : String.join("\n", reasons) + "\n")
                .build();
    }

    private synchronized List<String> reasons() {
        long now = System.nanoTime();
        Answer last = answer;
        if (last == null || now - last.nanos() > CACHED.toNanos()) {
            last = new Answer(judge(), now);
            answer = last;
        }
        return last.reasons();
    }

    private List<String> judge() {
        try {
            return new WatchFacts(
                            watchers.now(),
                            catalog.monitors().stream()
                                    .filter(monitor -> monitor.paused() == null)
                                    .count(),
                            catalog.backups().stream()
                                    .filter(backup -> backup.paused() == null)
                                    .count(),
                            progress.standing())
                    .reasons();
        } catch (RuntimeException e) {
            LOG.errorf("Can't tell whether all is well: %s", e.getMessage());
            return List.of("status-ui can't read its history: PostgreSQL does not answer");
        }
    }
}
