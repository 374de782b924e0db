package org.backupandmonitor.status.monitors;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.status.access.Visitor;
import org.backupandmonitor.status.incidents.IncidentRepository;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.liveness.Watchers;
import org.backupandmonitor.status.page.Frame;
import org.backupandmonitor.status.page.Frames;
import org.backupandmonitor.status.uptime.Availability;

/**
 * A project's page for the public. It exists for strangers only where ops opened the project; otherwise it looks as if
 * there were no such project.
 */
@Path("/status/{project}")
@Blocking
public class PublicResource {

    private static final int INCIDENTS = 20;

    @CheckedTemplate(basePath = "monitors")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance publicStatus(
                Frame frame, String project, Tally tally, List<PublicService> services, List<PublicIncident> incidents);
    }

    private final Monitors monitors;
    private final Availability availability;
    private final IncidentRepository incidents;
    private final Visitor visitor;
    private final Watchers watchers;
    private final Frames frames;

    PublicResource(
            Monitors monitors,
            Availability availability,
            IncidentRepository incidents,
            Visitor visitor,
            Watchers watchers,
            Frames frames) {
        this.monitors = monitors;
        this.availability = availability;
        this.incidents = incidents;
        this.visitor = visitor;
        this.watchers = watchers;
        this.frames = frames;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@PathParam("project") String project) {
        Liveness liveness = watchers.now();
        List<MonitorCard> cards = visible(project, liveness);
        Instant from = liveness.now().minus(Duration.ofDays(PublicService.DAYS));
        List<PublicService> services = cards.stream()
                .map(card -> PublicService.of(
                        card.definition().name(),
                        card.current().status(),
                        availability.periods(card.definition().key(), from, liveness),
                        liveness.now()))
                .toList();
        List<PublicIncident> known = incidents.monitorsDown(project, INCIDENTS).stream()
                .map(incident -> PublicIncident.of(incident, liveness.now()))
                .toList();
        return Templates.publicStatus(
                frames.frame("Status of " + project, null, liveness),
                project,
                Tally.of(cards, List.of(), liveness.now()),
                services,
                known);
    }

    private List<MonitorCard> visible(String project, Liveness liveness) {
        List<MonitorCard> cards = visitor.maySee(project) ? monitors.ofProject(project, liveness) : List.of();
        if (cards.isEmpty()) {
            throw new NotFoundException("There is no public page for this project.");
        }
        return cards.stream().sorted(MonitorCard.WORST_FIRST).toList();
    }
}
