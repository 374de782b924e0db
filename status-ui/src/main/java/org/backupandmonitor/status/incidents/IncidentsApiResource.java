package org.backupandmonitor.status.incidents;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.Notification;
import org.backupandmonitor.status.page.Moments;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Incidents as JSON. */
@Path("/api/v1/incidents")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class IncidentsApiResource {

    private static final int RESOLVED = 200;

    /** An incident with who was told. */
    public record IncidentAnswer(Incident incident, List<Notification> notifications) {

        public IncidentAnswer {
            notifications = List.copyOf(notifications);
        }
    }

    private final IncidentRepository incidents;
    private final NotificationRepository notifications;
    private final Clock clock;

    IncidentsApiResource(IncidentRepository incidents, NotificationRepository notifications, Clock clock) {
        this.clock = clock;
        this.incidents = incidents;
        this.notifications = notifications;
    }

    @GET
    @Operation(summary = "Open incidents, then the newest resolved ones; with open=true only the open ones")
    public List<Incident> all(@QueryParam("open") @Nullable Boolean open) {
        List<Incident> all = new ArrayList<>(incidents.open());
        if (!Boolean.TRUE.equals(open)) {
            all.addAll(incidents.resolved(Moments.parse(null, clock.instant()), RESOLVED));
        }
        return all;
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One incident, with the notifications about it")
    public IncidentAnswer one(@PathParam("id") String id) {
        return incidents
                .one(id)
                .map(incident -> new IncidentAnswer(incident, notifications.of(id)))
                .orElseThrow(() -> new NotFoundException("There is no such incident."));
    }
}
