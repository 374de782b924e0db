package org.backupandmonitor.config.registration;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.config.access.NeedsToken;
import org.backupandmonitor.config.polling.PollRecord;
import org.backupandmonitor.config.polling.Poller;
import org.backupandmonitor.config.polling.RepositoryState;
import org.backupandmonitor.config.polling.Retirement;
import org.backupandmonitor.config.problem.Problem.Violation;
import org.backupandmonitor.config.problem.ProblemException;
import org.backupandmonitor.config.repository.Repositories;
import org.backupandmonitor.config.repository.RepositoryRules;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.backupandmonitor.config.revision.Project;
import org.backupandmonitor.config.revision.Revisions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Repositories: list, add, remove, look now. */
@Path("/api/v1/repositories")
@Produces(MediaType.APPLICATION_JSON)
public class RepositoriesResource {

    private final Repositories repositories;
    private final RepositoryRules rules;
    private final PollRecord record;
    private final Revisions revisions;
    private final Poller poller;
    private final Retirement retirement;

    @Inject
    RepositoriesResource(
            Repositories repositories,
            RepositoryRules rules,
            PollRecord record,
            Revisions revisions,
            Poller poller,
            Retirement retirement) {
        this.repositories = repositories;
        this.rules = rules;
        this.record = record;
        this.revisions = revisions;
        this.poller = poller;
        this.retirement = retirement;
    }

    @GET
    @Operation(summary = "Every repository with its state, last commit and newest verdict")
    public List<RepositoryView> list() {
        Map<String, RepositoryState> states = record.all();
        return repositories.all().values().stream()
                .map(spec -> view(spec, states.get(spec.name())))
                .toList();
    }

    @GET
    @Path("{name}")
    @Operation(summary = "One repository")
    public RepositoryView get(@PathParam("name") String name) {
        RepositorySpec spec = repositories.find(name).orElseThrow(() -> ProblemException.missing("repository", name));
        return view(spec, record.find(name).orElse(null));
    }

    @POST
    @NeedsToken
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a repository; it is looked into at once")
    public Response add(@Nullable NewRepository wanted) {
        if (wanted == null) {
            throw ProblemException.invalid(
                    "The repository",
                    List.of(new Violation("name", "is missing, as is everything else: send a JSON object")));
        }
        RepositorySpec spec = wanted.spec();
        List<Violation> wrong = rules.violations(spec);
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid("The repository", wrong);
        }
        if (!repositories.add(spec)) {
            throw ProblemException.of(
                    409,
                    "Name taken",
                    "There is a repository \"" + spec.name() + "\" already; choose another name, or delete it first.");
        }
        poller.add(spec);
        return Response.created(URI.create("/api/v1/repositories/" + spec.name()))
                .entity(view(spec, null))
                .build();
    }

    @DELETE
    @Path("{name}")
    @NeedsToken
    @Operation(summary = "Remove a repository and end what it put in force")
    public void remove(@PathParam("name") String name) {
        if (repositories.isConfigured(name)) {
            throw ProblemException.of(
                    409,
                    "Configured in bam.yaml",
                    "Repository \"" + name + "\" is named by bam.yaml: remove bam.repositories." + name
                            + " there, restart config-service, then delete it here to end it at once.");
        }
        poller.remove(name);
        boolean removed = repositories.remove(name);
        boolean ended = retirement.end(name);
        if (!removed && !ended) {
            throw ProblemException.missing("repository", name);
        }
    }

    @POST
    @Path("{name}/poll")
    @NeedsToken
    @Operation(summary = "Look into a repository now")
    public Response poll(@PathParam("name") String name) {
        if (!poller.pollNow(name)) {
            throw ProblemException.missing("repository", name);
        }
        return Response.accepted().build();
    }

    private RepositoryView view(RepositorySpec spec, @Nullable RepositoryState state) {
        List<String> projects =
                revisions.projectsOf(spec.name()).stream().map(Project::name).toList();
        return RepositoryView.of(
                spec, state, projects, revisions.newestOf(spec.name()).orElse(null));
    }
}
