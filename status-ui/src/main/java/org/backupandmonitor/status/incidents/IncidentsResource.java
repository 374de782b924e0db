package org.backupandmonitor.status.incidents;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.Notification;
import org.backupandmonitor.status.page.Frame;
import org.backupandmonitor.status.page.Frames;
import org.backupandmonitor.status.page.Moments;
import org.backupandmonitor.status.page.Section;
import org.jspecify.annotations.Nullable;

/** Open and resolved incidents, and one with its timeline and who was told. */
@Path("/incidents")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class IncidentsResource {

    private static final int RESOLVED = 50;

    @CheckedTemplate(basePath = "incidents")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance incidents(
                Frame frame, List<IncidentView> open, List<IncidentView> resolved, @Nullable Instant older);

        static native TemplateInstance incident(
                Frame frame, IncidentView view, List<Happening> happenings, List<Notification> notifications);
    }

    private final IncidentRepository incidents;
    private final NotificationRepository notifications;
    private final Frames frames;

    IncidentsResource(IncidentRepository incidents, NotificationRepository notifications, Frames frames) {
        this.incidents = incidents;
        this.notifications = notifications;
        this.frames = frames;
    }

    @GET
    public TemplateInstance all(@QueryParam("before") @Nullable String before) {
        Frame frame = frames.frame("Incidents", Section.INCIDENTS);
        List<Incident> resolved = incidents.resolved(Moments.parse(before, frame.now()), RESOLVED);
        return Templates.incidents(
                frame,
                views(incidents.open(), frame),
                views(resolved, frame),
                resolved.size() < RESOLVED ? null : resolved.get(RESOLVED - 1).openedAt());
    }

    private static List<IncidentView> views(List<Incident> incidents, Frame frame) {
        return incidents.stream()
                .map(incident -> new IncidentView(incident, frame.now()))
                .toList();
    }

    @GET
    @Path("/{id}")
    public TemplateInstance one(@PathParam("id") String id) {
        Incident incident = incidents.one(id).orElseThrow(() -> new NotFoundException("There is no such incident."));
        Frame frame = frames.frame(incident.title(), Section.INCIDENTS);
        List<Notification> told = notifications.of(id);
        return Templates.incident(frame, new IncidentView(incident, frame.now()), Happening.of(incident, told), told);
    }
}
