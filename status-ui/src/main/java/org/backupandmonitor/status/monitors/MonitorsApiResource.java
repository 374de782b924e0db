package org.backupandmonitor.status.monitors;

import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.project.ProjectDefinition;
import org.backupandmonitor.status.catalog.Catalog;
import org.backupandmonitor.status.history.Check;
import org.backupandmonitor.status.history.PastResult;
import org.backupandmonitor.status.history.ResultHistory;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.liveness.Watchers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Projects, monitors and results as JSON. */
@Path("/api/v1")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class MonitorsApiResource {

    /** Among so many newest checks there is one of each location, as a rule. */
    private static final int NEWEST = 8;

    private final Catalog catalog;
    private final ResultHistory history;
    private final Watchers watchers;

    MonitorsApiResource(Catalog catalog, ResultHistory history, Watchers watchers) {
        this.catalog = catalog;
        this.history = history;
        this.watchers = watchers;
    }

    @GET
    @Path("/projects")
    @Operation(summary = "Every project, with the revision in force")
    public List<ProjectDefinition> projects() {
        return catalog.projects();
    }

    @GET
    @Path("/monitors")
    @Operation(summary = "Every monitor with what may be said of it now", description = "UNKNOWN without fresh proof.")
    public List<MonitorAnswer> monitors(@QueryParam("project") @Nullable String project) {
        Liveness liveness = watchers.now();
        var statuses = catalog.statuses();
        List<MonitorDefinition> definitions = project == null ? catalog.monitors() : catalog.monitors(project);
        Map<String, List<Check>> checks =
                checks(definitions.stream().map(MonitorDefinition::key).toList(), liveness);
        return definitions.stream()
                .map(definition -> MonitorAnswer.of(
                        definition,
                        CurrentStatus.of(definition, statuses.get(definition.key()), liveness)
                                .seen(checks.getOrDefault(definition.key(), List.of()))))
                .toList();
    }

    @GET
    @Path("/monitors/{project}/{name}")
    @Operation(summary = "One monitor")
    public MonitorAnswer monitor(@PathParam("project") String project, @PathParam("name") String name) {
        MonitorDefinition definition = definition(project, name);
        Liveness liveness = watchers.now();
        String key = definition.key();
        return MonitorAnswer.of(
                definition,
                CurrentStatus.of(definition, catalog.status(project, name).orElse(null), liveness)
                        .seen(checks(List.of(key), liveness).getOrDefault(key, List.of())));
    }

    private Map<String, List<Check>> checks(List<String> keys, Liveness liveness) {
        return history.recent(keys, liveness.now().minus(MonitorCard.REACH), NEWEST);
    }

    @GET
    @Path("/monitors/{project}/{name}/results")
    @Operation(
            summary = "A monitor's results, newest first",
            description = "For older ones ask again with before set to the oldest one's time.")
    public List<PastResult> results(
            @PathParam("project") String project,
            @PathParam("name") String name,
            @QueryParam("before") @Nullable String before,
            @QueryParam("most") @DefaultValue("100") @Min(1) @Max(1_000) int most) {
        MonitorDefinition definition = definition(project, name);
        Instant end = before == null ? watchers.now().now().plus(Duration.ofDays(1)) : instant(before);
        return history.newest(definition.key(), end, most, false);
    }

    private MonitorDefinition definition(String project, String name) {
        return catalog.monitor(project, name)
                .orElseThrow(() ->
                        new NotFoundException("There is no monitor \"" + name + "\" in project \"" + project + "\"."));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BadRequestException("before must be an instant such as 2026-11-01T12:00:00Z", e);
        }
    }
}
