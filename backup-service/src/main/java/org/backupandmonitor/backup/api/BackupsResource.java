package org.backupandmonitor.backup.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.run.Catalogue;
import org.backupandmonitor.backup.run.Demands;
import org.backupandmonitor.backup.run.Ledger;
import org.backupandmonitor.backup.run.RunSummary;
import org.backupandmonitor.backup.run.VaultUses;
import org.backupandmonitor.backup.schedule.Plan;
import org.backupandmonitor.backup.schedule.Plans;
import org.backupandmonitor.backup.vault.Kept;
import org.backupandmonitor.backup.vault.VaultEngine;
import org.backupandmonitor.backup.vault.Vaults;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.backup.RunKind;

/** What ops can see and ask of backups. */
@Path("/api/v1/backups")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class BackupsResource {

    private static final int MOST_RUNS = 500;

    private final Catalogue catalogue;
    private final Plans plans;
    private final Ledger ledger;
    private final Demands demands;
    private final VaultUses uses;
    private final Vaults vaults;
    private final VaultEngine engine;
    private final Clock clock;

    @Inject
    BackupsResource(
            Catalogue catalogue,
            Plans plans,
            Ledger ledger,
            Demands demands,
            VaultUses uses,
            Vaults vaults,
            VaultEngine engine,
            Clock clock) {
        this.catalogue = catalogue;
        this.plans = plans;
        this.ledger = ledger;
        this.demands = demands;
        this.uses = uses;
        this.vaults = vaults;
        this.engine = engine;
        this.clock = clock;
    }

    /** A snapshot and the vault that holds it. */
    record VaultSnapshot(String vault, Kept snapshot) {}

    @GET
    public List<Plan> all() {
        return plans.all();
    }

    @GET
    @Path("{project}/{backup}/runs")
    public List<RunSummary> runs(
            @PathParam("project") String project,
            @PathParam("backup") String backup,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        Plan plan = require(project, backup);
        return ledger.newest(plan.key(), Math.max(1, Math.min(limit, MOST_RUNS)));
    }

    @GET
    @Path("{project}/{backup}/snapshots")
    public List<VaultSnapshot> snapshots(@PathParam("project") String project, @PathParam("backup") String backup) {
        Plan plan = require(project, backup);
        String host = plan.project() + "-" + plan.backup();
        return uses.vaultsOf(project).stream()
                .map(vault -> vaults.of(vault, project))
                .flatMap(vault -> engine.snapshots(vault, host, new Cancellation()).stream()
                        .map(kept -> new VaultSnapshot(vault.name(), kept)))
                .toList();
    }

    /** Asks for a run outside the schedule; it begins as soon as there is a place. */
    @POST
    @Path("{project}/{backup}/run")
    public Response run(
            @PathParam("project") String project,
            @PathParam("backup") String backup,
            @QueryParam("acceptDeletions") @DefaultValue("false") boolean acceptDeletions) {
        Plan plan = require(project, backup);
        if (catalogue.lacks(plan.key())) {
            throw missing(project, backup);
        }
        String id = UUID.randomUUID().toString();
        demands.add(new Demands.Demand(id, plan.key(), RunKind.BACKUP, "api", acceptDeletions, clock.instant()));
        return Response.accepted(Map.of("command", id)).build();
    }

    private Plan require(String project, String backup) {
        return plans.find(Names.key(project, backup)).orElseThrow(() -> missing(project, backup));
    }

    private static WebApplicationException missing(String project, String backup) {
        return new WebApplicationException(Response.status(404)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("message", "there is no backup " + backup + " in project " + project))
                .build());
    }
}
