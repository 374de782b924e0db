package org.backupandmonitor.status.components;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.liveness.Vital;
import org.backupandmonitor.status.liveness.Watchers;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Components as JSON. */
@Path("/api/v1/components")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class ComponentsApiResource {

    /** An instance, whether it is alive, and its newest heartbeat. */
    public record ComponentAnswer(String service, Vital vital, Heartbeat heartbeat) {}

    private final Watchers watchers;

    ComponentsApiResource(Watchers watchers) {
        this.watchers = watchers;
    }

    @GET
    @Operation(summary = "Every instance of every component that was ever heard of")
    public List<ComponentAnswer> all() {
        Liveness liveness = watchers.now();
        return liveness.instances().stream()
                .map(heartbeat -> new ComponentAnswer(
                        Liveness.serviceName(heartbeat.component()), liveness.vital(heartbeat), heartbeat))
                .toList();
    }
}
