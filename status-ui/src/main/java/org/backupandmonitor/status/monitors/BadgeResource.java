package org.backupandmonitor.status.monitors;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.backupandmonitor.status.access.Visitor;
import org.backupandmonitor.status.liveness.Watchers;

/** Badges for READMEs, open where the project's status page is. */
@Path("/badges")
@Blocking
public class BadgeResource {

    private final Monitors monitors;
    private final Visitor visitor;
    private final Watchers watchers;

    BadgeResource(Monitors monitors, Visitor visitor, Watchers watchers) {
        this.monitors = monitors;
        this.visitor = visitor;
        this.watchers = watchers;
    }

    /** Never cached for long: Git hosts' image proxies would go on showing UP. */
    @GET
    @Path("/{project}/{monitor}.svg")
    @Produces("image/svg+xml")
    public Response badge(@PathParam("project") String project, @PathParam("monitor") String monitor) {
        if (!visitor.maySee(project)) {
            throw new NotFoundException("There is no such badge.");
        }
        return monitors.status(project, monitor, watchers.now())
                .map(current -> Response.ok(Badge.svg(monitor, current.status()))
                        .header("Cache-Control", "no-cache, max-age=0")
                        .build())
                .orElseThrow(() -> new NotFoundException("There is no such badge."));
    }
}
