package org.backupandmonitor.backup.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.backupandmonitor.backup.run.VaultUses;

/** What ops can ask of vaults. */
@Path("/api/v1/vaults")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class VaultsResource {

    private final VaultUses uses;

    @Inject
    VaultsResource(VaultUses uses) {
        this.uses = uses;
    }

    /** Frees the space of forgotten snapshots as soon as there is a place. */
    @POST
    @Path("{vault}/{project}/prune")
    public Response prune(@PathParam("vault") String vault, @PathParam("project") String project) {
        if (uses.pruneSoon(vault, project)) {
            return Response.accepted(Map.of("message", "it is pruned as soon as there is a place"))
                    .build();
        }
        return Response.status(404)
                .entity(Map.of("message", "vault " + vault + " holds nothing of project " + project))
                .build();
    }
}
