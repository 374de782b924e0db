package org.backupandmonitor.status.monitors;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.status.access.Visitor;
import org.backupandmonitor.status.liveness.Watchers;
import org.jboss.logging.Logger;

/** Badges for READMEs, open where the project's status page is. */
@Path("/badges")
@Blocking
public class BadgeResource {

    private static final Logger LOG = Logger.getLogger(BadgeResource.class);

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
        return Response.ok(Badge.svg(monitor, status(project, monitor)))
                .header("Cache-Control", "no-cache, max-age=0")
                .build();
    }

    /** While nobody can tell, a picture that says so: an error would leave the last one, perhaps green, where it is. */
    private Status status(String project, String monitor) {
        Optional<CurrentStatus> current;
        try {
            current = monitors.status(project, monitor, watchers.now());
        } catch (RuntimeException e) {
            LOG.warnf("A badge shows UNKNOWN: %s", e.getMessage());
            return Status.UNKNOWN;
        }
        return current.map(CurrentStatus::status).orElseThrow(() -> new NotFoundException("There is no such badge."));
    }
}
