package org.backupandmonitor.config.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.backupandmonitor.config.access.NeedsToken;
import org.backupandmonitor.config.ping.PingTokens;
import org.backupandmonitor.config.problem.ProblemException;
import org.backupandmonitor.config.revision.Revisions;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.monitor.HeartbeatCheck;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.messaging.EventMapper;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The addresses that a project's jobs call. They are secrets, so reading them needs the token too. */
@Path("/api/v1/projects/{project}/heartbeats")
@Produces(MediaType.APPLICATION_JSON)
public class HeartbeatsResource {

    private final Revisions revisions;
    private final PingTokens tokens;
    private final String address;

    @Inject
    HeartbeatsResource(
            Revisions revisions, PingTokens tokens, @ConfigProperty(name = "bam.pings.address") String address) {
        this.revisions = revisions;
        this.tokens = tokens;
        this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** @param address the job calls it with POST; also with {@code /start}, {@code /fail} or its exit code behind it */
    public record Heartbeat(String monitor, Duration every, Duration grace, String address) {}

    @GET
    @NeedsToken
    @Operation(summary = "The ping address of each heartbeat monitor in force")
    public Response list(@PathParam("project") String project) {
        if (revisions.project(project).isEmpty()) {
            throw ProblemException.missing("project", project);
        }
        List<Heartbeat> heartbeats = revisions.definitions(project, Topics.MONITORS).stream()
                .flatMap(json -> heartbeat(json).stream())
                .toList();
        CacheControl nowhere = new CacheControl();
        nowhere.setNoStore(true);
        return Response.ok(heartbeats).cacheControl(nowhere).build();
    }

    private Optional<Heartbeat> heartbeat(String json) {
        MonitorDefinition monitor;
        try {
            monitor = EventMapper.json().readValue(json, MonitorDefinition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a monitor that was stored can't be read", e);
        }
        if (monitor.check() instanceof HeartbeatCheck check) {
            String token = tokens.token(monitor.project(), monitor.name());
            return Optional.of(new Heartbeat(monitor.name(), check.every(), check.grace(), address + "/ping/" + token));
        }
        return Optional.empty();
    }
}
