package org.backupandmonitor.status.components;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.liveness.Vital;
import org.backupandmonitor.status.liveness.Watchers;
import org.backupandmonitor.status.page.Frame;
import org.backupandmonitor.status.page.Frames;
import org.backupandmonitor.status.page.Section;

/** Every instance of every component: whether it is alive, and the proof of its work. */
@Path("/components")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ComponentsResource {

    /** Whoever stopped as told is shown for so long. */
    private static final Duration STOPPED = Duration.ofHours(1);

    /** Whoever went silent longer ago than this is no news any more; its incident stays. */
    private static final Duration SILENT = Duration.ofDays(7);

    @CheckedTemplate(basePath = "components")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance components(
                Frame frame, List<InstanceView> probes, List<InstanceView> services, List<String> missing);
    }

    private final Watchers watchers;
    private final Frames frames;

    ComponentsResource(Watchers watchers, Frames frames) {
        this.watchers = watchers;
        this.frames = frames;
    }

    @GET
    public TemplateInstance all() {
        Liveness liveness = watchers.now();
        List<InstanceView> shown = liveness.instances().stream()
                .filter(heartbeat -> shown(heartbeat, liveness))
                .map(heartbeat -> InstanceView.of(heartbeat, liveness))
                .toList();
        return Templates.components(
                frames.frame("Components", Section.COMPONENTS, liveness),
                shown.stream()
                        .filter(view -> view.heartbeat().component() == Component.PROBE)
                        .toList(),
                shown.stream()
                        .filter(view -> view.heartbeat().component() != Component.PROBE)
                        .toList(),
                Stream.of(Component.values())
                        .filter(component -> !liveness.isAlive(component))
                        .map(Liveness::serviceName)
                        .toList());
    }

    private static boolean shown(Heartbeat heartbeat, Liveness liveness) {
        Vital vital = liveness.vital(heartbeat);
        Duration age = Duration.between(heartbeat.at(), liveness.now());
        return vital == Vital.ALIVE || age.compareTo(vital == Vital.LEFT ? STOPPED : SILENT) < 0;
    }
}
