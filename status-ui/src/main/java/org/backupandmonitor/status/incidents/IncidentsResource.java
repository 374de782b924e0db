package org.backupandmonitor.status.incidents;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.backupandmonitor.contracts.incident.Notification;
import org.backupandmonitor.status.page.Frame;
import org.backupandmonitor.status.page.Frames;
import org.backupandmonitor.status.page.Section;

/** Open and resolved incidents, and one with its timeline and who was told. */
@Path("/incidents")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class IncidentsResource {

    private static final int RESOLVED = 100;

    @CheckedTemplate(basePath = "incidents")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance incidents(Frame frame, List<IncidentView> open, List<IncidentView> resolved);

        static native TemplateInstance incident(Frame frame, IncidentView view, List<Notification> notifications);
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
    public TemplateInstance all() {
        Frame frame = frames.frame("Incidents", Section.INCIDENTS);
        return Templates.incidents(
                frame,
                incidents.open().stream()
                        .map(incident -> new IncidentView(incident, frame.now()))
                        .toList(),
                incidents.resolved(RESOLVED).stream()
                        .map(incident -> new IncidentView(incident, frame.now()))
                        .toList());
    }

    @GET
    @Path("/{id}")
    public TemplateInstance one(@PathParam("id") String id) {
        Frame frame = frames.frame("Incident", Section.INCIDENTS);
        IncidentView view = incidents
                .one(id)
                .map(incident -> new IncidentView(incident, frame.now()))
                .orElseThrow(() -> new NotFoundException("There is no such incident."));
        return Templates.incident(frame, view, notifications.of(id));
    }
}
