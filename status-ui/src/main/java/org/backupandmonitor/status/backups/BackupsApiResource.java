package org.backupandmonitor.status.backups;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.status.liveness.Watchers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Backups and their runs as JSON. */
@Path("/api/v1/backups")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class BackupsApiResource {

    private static final int RUNS = 100;

    /**
     * A backup as the API shows it.
     *
     * @param state as on the page: Good, Running, Failed, Late, Never run, Unknown, Paused
     */
    public record BackupAnswer(
            String project,
            String name,
            String kind,
            String from,
            List<String> vaults,
            String schedule,
            String state,
            String reason,
            @Nullable Run lastFinished,
            @Nullable Run lastGood,
            @Nullable Run running,
            @Nullable Instant next) {

        static BackupAnswer of(BackupFacts facts) {
            BackupView view = BackupView.of(facts);
            return new BackupAnswer(
                    facts.definition().project(),
                    facts.definition().name(),
                    view.kind(),
                    view.from(),
                    facts.definition().vaults(),
                    view.schedule(),
                    view.state().word(),
                    view.state().reason(),
                    facts.lastFinished(),
                    facts.lastGood(),
                    facts.running(),
                    facts.next());
        }
    }

    private final Backups backups;
    private final RunRepository runs;
    private final Watchers watchers;

    BackupsApiResource(Backups backups, RunRepository runs, Watchers watchers) {
        this.backups = backups;
        this.runs = runs;
        this.watchers = watchers;
    }

    @GET
    @Operation(summary = "Every backup with what may be said of it now")
    public List<BackupAnswer> all() {
        return backups.all(watchers.now()).stream().map(BackupAnswer::of).toList();
    }

    @GET
    @Path("/{project}/{name}/runs")
    @Operation(summary = "A backup's runs, newest first")
    public List<Run> runs(@PathParam("project") String project, @PathParam("name") String name) {
        return runs.newest(Names.key(project, name), RUNS);
    }
}
