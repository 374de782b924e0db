package org.backupandmonitor.status.backups;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.status.access.Visitor;
import org.backupandmonitor.status.incidents.IncidentRepository;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.liveness.Watchers;
import org.backupandmonitor.status.page.Frame;
import org.backupandmonitor.status.page.Frames;
import org.backupandmonitor.status.page.Moments;
import org.backupandmonitor.status.page.Section;
import org.jspecify.annotations.Nullable;

/** Backups with what became of them, one backup with its runs, and the button that runs it now. */
@Path("/backups")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class BackupsResource {

    private static final int RUNS = 25;
    private static final int INCIDENTS = 10;

    @CheckedTemplate(basePath = "backups")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance backups(Frame frame, List<BackupView> backups);

        static native TemplateInstance backup(
                Frame frame,
                BackupView backup,
                List<RunRow> runs,
                @Nullable Instant older,
                List<Incident> incidents,
                boolean asked);
    }

    private final Backups backups;
    private final RunRepository runs;
    private final IncidentRepository incidents;
    private final RunNowPublisher publisher;
    private final Visitor visitor;
    private final Watchers watchers;
    private final Frames frames;

    BackupsResource(
            Backups backups,
            RunRepository runs,
            IncidentRepository incidents,
            RunNowPublisher publisher,
            Visitor visitor,
            Watchers watchers,
            Frames frames) {
        this.backups = backups;
        this.runs = runs;
        this.incidents = incidents;
        this.publisher = publisher;
        this.visitor = visitor;
        this.watchers = watchers;
        this.frames = frames;
    }

    @GET
    public TemplateInstance all() {
        Liveness liveness = watchers.now();
        List<BackupView> views = backups.all(liveness).stream()
                .map(BackupView::of)
                .sorted(Comparator.comparingInt(BackupView::rank).thenComparing(BackupView::key))
                .toList();
        return Templates.backups(frames.frame("Backups", Section.BACKUPS, liveness), views);
    }

    @GET
    @Path("/{project}/{name}")
    public TemplateInstance one(
            @PathParam("project") String project,
            @PathParam("name") String name,
            @QueryParam("asked") @DefaultValue("") String asked,
            @QueryParam("before") @Nullable String before) {
        Liveness liveness = watchers.now();
        BackupView view = view(project, name, liveness);
        List<Run> found = runs.before(view.key(), Moments.parse(before, liveness.now()), RUNS);
        return Templates.backup(
                frames.frame(view.key(), Section.BACKUPS, liveness),
                view,
                found.stream().map(run -> new RunRow(run, liveness)).toList(),
                found.size() < RUNS ? null : found.get(RUNS - 1).startedAt(),
                incidents.ofSubject(view.key(), INCIDENTS),
                !asked.isEmpty());
    }

    /** Answers once Kafka has taken the command, so that "asked" is never a lie. */
    @POST
    @Path("/{project}/{name}/run")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response run(
            @PathParam("project") String project,
            @PathParam("name") String name,
            @FormParam("csrf") @DefaultValue("") String csrf) {
        if (!visitor.sent(csrf)) {
            throw new ForbiddenException("This form is too old, or was not ours. Please load the page again.");
        }
        BackupView view = view(project, name, watchers.now());
        publisher.runNow(view.facts().definition(), visitor.name());
        return Response.seeOther(URI.create(view.path() + "?asked=1")).build();
    }

    private BackupView view(String project, String name, Liveness liveness) {
        return backups.one(project, name, liveness)
                .map(BackupView::of)
                .orElseThrow(() ->
                        new NotFoundException("There is no backup \"" + name + "\" in project \"" + project + "\"."));
    }
}
