package org.backupandmonitor.alert.operations;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.backupandmonitor.alert.journal.Journal;
import org.backupandmonitor.contracts.incident.Incident;

/** Incidents as this service stored them. The UI has its own copy; this is for operations and scripts. */
@Path("/api/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class IncidentResource {

    private static final int MOST = 1_000;

    private final Journal journal;

    @Inject
    IncidentResource(Journal journal) {
        this.journal = journal;
    }

    /** The newest incidents first. */
    @GET
    public Response list(
            @QueryParam("open") @DefaultValue("false") boolean openOnly,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        Optional<List<Incident>> incidents = journal.incidents(openOnly, Math.max(1, Math.min(MOST, limit)));
        return incidents.map(found -> Response.ok(found).build()).orElseGet(IncidentResource::unavailable);
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        Optional<Optional<Incident>> answer = journal.incident(id);
        if (answer.isEmpty()) {
            return unavailable();
        }
        return answer.get().map(incident -> Response.ok(incident).build()).orElseGet(() -> Response.status(
                        Response.Status.NOT_FOUND)
                .entity(new ProblemBody("there is no incident \"" + id + "\""))
                .build());
    }

    private static Response unavailable() {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .entity(new ProblemBody("PostgreSQL does not answer; people are told all the same"))
                .build();
    }
}
