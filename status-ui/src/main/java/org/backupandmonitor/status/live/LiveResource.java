package org.backupandmonitor.status.live;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Server-sent events for open pages: a line with the topics that brought something new, or {@code tick}. */
@Path("/live")
public class LiveResource {

    /** Ages grow and silence falls without any event: a page that heard nothing for so long looks again. */
    private static final Duration TICK = Duration.ofSeconds(10);

    private final LiveUpdates updates;

    LiveResource(LiveUpdates updates) {
        this.updates = updates;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    public Multi<String> live() {
        Multi<String> ticks =
                Multi.createFrom().ticks().every(TICK).onOverflow().drop().map(tick -> "tick");
        return Multi.createBy().merging().streams(updates.stream().map(topics -> String.join(" ", topics)), ticks);
    }
}
