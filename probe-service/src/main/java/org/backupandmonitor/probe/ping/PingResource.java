package org.backupandmonitor.probe.ping;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.probe.result.Results;
import org.backupandmonitor.probe.result.Site;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where jobs call: {@code /ping/TOKEN}, with {@code /start}, {@code /fail}, {@code /log} or an exit code behind it. */
@Path("/ping/{token}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.TEXT_PLAIN)
@Blocking
public class PingResource {

    private static final int CALLERS = 10_000;

    private final JobsConsumer jobs;
    private final Calls calls;
    private final Results results;
    private final Site site;
    private final RateLimit known = new RateLimit(20, Duration.ofMillis(500), CALLERS, System::nanoTime);
    private final RateLimit strangers = new RateLimit(20, Duration.ofSeconds(3), CALLERS, System::nanoTime);

    @Inject
    PingResource(JobsConsumer jobs, Calls calls, Results results, Site site) {
        this.jobs = jobs;
        this.calls = calls;
        this.results = results;
        this.site = site;
    }

    @GET
    @Operation(summary = "A job succeeded")
    public Response succeeded(@PathParam("token") String token, HttpServerRequest request) {
        return call(token, new Signal.Success(), "", request);
    }

    @POST
    @Operation(summary = "A job succeeded")
    public Response succeeded(@PathParam("token") String token, HttpServerRequest request, InputStream body)
            throws IOException {
        return call(token, new Signal.Success(), Tail.of(body), request);
    }

    @GET
    @Path("/{signal}")
    @Operation(summary = "A job began (start), failed (fail), tells something (log), or ended with an exit code")
    public Response signalled(
            @PathParam("token") String token, @PathParam("signal") String signal, HttpServerRequest request) {
        return signalled(token, signal, "", request);
    }

    @POST
    @Path("/{signal}")
    @Operation(summary = "The same, with what the job said; the last 10 kB are read")
    public Response signalled(
            @PathParam("token") String token,
            @PathParam("signal") String signal,
            HttpServerRequest request,
            InputStream body)
            throws IOException {
        return signalled(token, signal, Tail.of(body), request);
    }

    private Response signalled(String token, String text, String said, HttpServerRequest request) {
        Optional<Signal> signal = Signal.parse(text);
        return signal.isPresent() ? call(token, signal.get(), said, request) : unknown(request);
    }

    private Response call(String token, Signal signal, String said, HttpServerRequest request) {
        Optional<MonitorDefinition> job = jobs.find(token);
        if (job.isEmpty()) {
            return unknown(request);
        }
        MonitorDefinition monitor = job.get();
        if (!known.permits(monitor.key())) {
            return tooMany("this job calls too often; this call was not counted");
        }
        if (!monitor.locations().contains(site.location())) {
            return answer(
                    409,
                    "this job's calls are not taken in " + site.location()
                            + ", which its monitor's locations leave out; call a probe elsewhere");
        }
        results.publish(calls.result(monitor, signal, said));
        return answer(200, "OK");
    }

    /** Says nothing but that; after a start, when definitions are still being read, that the job must try again. */
    private Response unknown(HttpServerRequest request) {
        if (!strangers.permits(request.remoteAddress().hostAddress())) {
            return tooMany("too many calls");
        }
        return jobs.isComplete()
                ? answer(404, "not found")
                : Response.fromResponse(answer(503, "just started; call again"))
                        .header("Retry-After", 5)
                        .build();
    }

    private static Response tooMany(String why) {
        return Response.fromResponse(answer(429, why)).header("Retry-After", 10).build();
    }

    private static Response answer(int status, String text) {
        return Response.status(status).entity(text + "\n").build();
    }
}
