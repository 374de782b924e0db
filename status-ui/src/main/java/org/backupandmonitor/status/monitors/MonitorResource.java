package org.backupandmonitor.status.monitors;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.status.catalog.Catalog;
import org.backupandmonitor.status.history.Latencies;
import org.backupandmonitor.status.history.PastResult;
import org.backupandmonitor.status.history.ResultHistory;
import org.backupandmonitor.status.incidents.IncidentRepository;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.liveness.Watchers;
import org.backupandmonitor.status.page.Frame;
import org.backupandmonitor.status.page.Frames;
import org.backupandmonitor.status.page.Moments;
import org.backupandmonitor.status.page.Section;
import org.backupandmonitor.status.uptime.Availability;
import org.backupandmonitor.status.uptime.Period;
import org.backupandmonitor.status.uptime.Uptime;
import org.jspecify.annotations.Nullable;

/** One monitor: its status by location, how quick it is, how long it was up, what was seen lately. */
@Path("/monitors/{project}/{name}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class MonitorResource {

    private static final int RESULTS = 25;
    private static final int INCIDENTS = 10;

    @CheckedTemplate(basePath = "monitors")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance monitor(Frame frame, MonitorPage page);
    }

    private final Catalog catalog;
    private final Monitors monitors;
    private final ResultHistory history;
    private final Availability availability;
    private final IncidentRepository incidents;
    private final Watchers watchers;
    private final Frames frames;

    MonitorResource(
            Catalog catalog,
            Monitors monitors,
            ResultHistory history,
            Availability availability,
            IncidentRepository incidents,
            Watchers watchers,
            Frames frames) {
        this.catalog = catalog;
        this.monitors = monitors;
        this.history = history;
        this.availability = availability;
        this.incidents = incidents;
        this.watchers = watchers;
        this.frames = frames;
    }

    @GET
    public TemplateInstance monitor(
            @PathParam("project") String project,
            @PathParam("name") String name,
            @QueryParam("range") @DefaultValue("6h") String rangeKey,
            @QueryParam("only") @DefaultValue("") String only,
            @QueryParam("before") @Nullable String before) {
        MonitorDefinition definition = catalog.monitor(project, name)
                .orElseThrow(() ->
                        new NotFoundException("There is no monitor \"" + name + "\" in project \"" + project + "\"."));
        Liveness liveness = watchers.now();
        Range range = Range.parse(rangeKey);
        boolean onlyBad = only.equals("bad");
        String key = definition.key();
        Instant begin = range.begin(liveness.now());
        Instant end = range.end(liveness.now());
        Latencies latencies = history.latency(key, begin, end, range.slice());
        List<PastResult> results = history.newest(key, Moments.parse(before, liveness.now()), RESULTS, onlyBad);
        MonitorPage page = new MonitorPage(
                definition,
                CurrentStatus.of(definition, catalog.status(project, name).orElse(null), liveness),
                monitors.checks(project, name, MonitorPage.BARS, liveness),
                uptimes(key, liveness),
                LatencyChart.of(latencies.points(), begin, end, range.slice()),
                latencies.whole(),
                range,
                results,
                results.size() < RESULTS ? null : results.get(RESULTS - 1).at(),
                onlyBad,
                history.certificateExpires(key, RESULTS).orElse(null),
                incidents.ofSubject(key, INCIDENTS));
        return Templates.monitor(frames.frame(key, Section.OVERVIEW, liveness), page);
    }

    private List<UptimeTile> uptimes(String key, Liveness liveness) {
        return List.of(
                uptime("24 hours", Duration.ofDays(1), key, liveness),
                uptime("7 days", Duration.ofDays(7), key, liveness),
                uptime("30 days", Duration.ofDays(30), key, liveness));
    }

    private UptimeTile uptime(String label, Duration length, String key, Liveness liveness) {
        List<Period> periods = availability.periods(key, liveness.now().minus(length), liveness);
        return new UptimeTile(label, Uptime.of(periods));
    }
}
