package org.backupandmonitor.config.project;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.backupandmonitor.config.access.NeedsToken;
import org.backupandmonitor.config.problem.Problem.Violation;
import org.backupandmonitor.config.problem.ProblemException;
import org.backupandmonitor.config.project.ManifestIntake.Outcome;
import org.backupandmonitor.config.revision.Project;
import org.backupandmonitor.config.revision.Revision;
import org.backupandmonitor.config.revision.Revisions;
import org.backupandmonitor.contracts.Names;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Projects: list, put a manifest, end one that was put. */
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
public class ProjectsResource {

    private static final int SHOWN_REVISIONS = 20;

    private final Revisions revisions;
    private final ManifestIntake intake;

    @Inject
    ProjectsResource(Revisions revisions, ManifestIntake intake) {
        this.revisions = revisions;
        this.intake = intake;
    }

    /** A project with its newest verdicts, of which the one in force may be an older one. */
    public record ProjectView(Project project, List<Revision> revisions) {}

    @GET
    @Operation(summary = "Every project with its revision in force")
    public List<Project> list() {
        return revisions.projects();
    }

    @GET
    @Path("{project}")
    @Operation(summary = "One project with its newest revisions")
    public ProjectView get(@PathParam("project") String name) {
        Project project = revisions.project(name).orElseThrow(() -> ProblemException.missing("project", name));
        return new ProjectView(project, revisions.ofProject(name, SHOWN_REVISIONS));
    }

    @PUT
    @Path("{project}/manifest")
    @NeedsToken
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Put a manifest in force; 422 with diagnostics if it is rejected")
    public Response put(
            @PathParam("project") String project,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream body)
            throws IOException {
        if (!Names.isValid(project)) {
            throw ProblemException.invalid(
                    "The project",
                    List.of(new Violation("project", "must be 1 to 63 lower-case letters, digits, dots or hyphens")));
        }
        Outcome outcome = intake.take(project, ManifestBody.read(length, body));
        return Response.status(status(outcome)).entity(outcome.revision()).build();
    }

    @DELETE
    @Path("{project}")
    @NeedsToken
    @Operation(summary = "End a project that was put by REST; also one of which no manifest was accepted yet")
    public void end(@PathParam("project") String name) {
        revisions.project(name).ifPresent(ManifestIntake::requirePutByRest);
        if (!revisions.endPut(name)) {
            throw ProblemException.missing("project", name);
        }
    }

    private static int status(Outcome outcome) {
        if (!outcome.revision().accepted()) {
            return 422;
        }
        return outcome.isNew() ? 201 : 200;
    }
}
