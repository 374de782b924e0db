package org.backupandmonitor.probe.ping;

import static java.util.concurrent.CompletableFuture.completedStage;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.probe.result.Results;
import org.backupandmonitor.probe.result.Site;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where jobs call: {@code /ping/TOKEN}, with {@code /start}, {@code /fail}, {@code /log} or an exit code behind it.
 *
 * <p>200 when the call is stored, 404 for an unknown token, 409 where the job's monitor leaves this location out, 429 for
 * too many calls, and 503 for a call that could not be stored yet; the last two say when to call again.
 */
@Path("/ping/{token}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.TEXT_PLAIN)
@Blocking
public class PingResource {

    private static final int CALLERS = 10_000;

    /** How long a job waits for its call to be stored. */
    private static final Duration TO_STORE = Duration.ofSeconds(5);

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
    public CompletionStage<Response> succeeded(@PathParam("token") String token, HttpServerRequest request) {
        return call(token, new Signal.Success(), "", request);
    }

    @POST
    @Operation(summary = "A job succeeded")
    public CompletionStage<Response> succeeded(
            @PathParam("token") String token, HttpServerRequest request, InputStream body) throws IOException {
        return call(token, new Signal.Success(), Tail.of(body), request);
    }

    @GET
    @Path("/{signal}")
    @Operation(summary = "A job began (start), failed (fail), tells something (log), or ended with an exit code")
    public CompletionStage<Response> signalled(
            @PathParam("token") String token, @PathParam("signal") String signal, HttpServerRequest request) {
        return signalled(token, signal, "", request);
    }

    @POST
    @Path("/{signal}")
    @Operation(summary = "The same, with what the job said; the last 10 kB are read")
    public CompletionStage<Response> signalled(
            @PathParam("token") String token,
            @PathParam("signal") String signal,
            HttpServerRequest request,
            InputStream body)
            throws IOException {
        return signalled(token, signal, Tail.of(body), request);
    }

    private CompletionStage<Response> signalled(String token, String text, String said, HttpServerRequest request) {
        Optional<Signal> signal = Signal.parse(text);
        return signal.isPresent() ? call(token, signal.get(), said, request) : completedStage(unknown(request));
    }

    private CompletionStage<Response> call(String token, Signal signal, String said, HttpServerRequest request) {
        Optional<MonitorDefinition> job = jobs.find(token);
        if (job.isEmpty()) {
            return completedStage(unknown(request));
        }
        MonitorDefinition monitor = job.get();
        if (!known.permits(monitor.key())) {
            return completedStage(tooMany("this job calls too often; this call was not counted"));
        }
        if (!monitor.locations().contains(site.location())) {
            return completedStage(answer(
                    409,
                    "this job's calls are not taken in " + site.location()
                            + ", which its monitor's locations leave out; call a probe elsewhere"));
        }
        return acknowledged(results.deliver(calls.result(monitor, signal, said)), TO_STORE);
    }

    /** A job that hears OK does not call again, so it hears that only of a call that outlives this process. */
    static CompletionStage<Response> acknowledged(CompletableFuture<Void> receipt, Duration within) {
        return receipt.thenApply(stored -> answer(200, "OK"))
                .completeOnTimeout(
                        again("this call could not be stored yet; call again", TO_STORE),
                        within.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Says nothing but that; after a start, when definitions are still being read, that the job must try again. */
    private Response unknown(HttpServerRequest request) {
        if (!strangers.permits(request.remoteAddress().hostAddress())) {
            return tooMany("too many calls");
        }
        return jobs.isComplete() ? answer(404, "not found") : again("just started; call again", Duration.ofSeconds(5));
    }

    private static Response again(String why, Duration after) {
        return Response.fromResponse(answer(503, why))
                .header("Retry-After", after.toSeconds())
                .build();
    }

    private static Response tooMany(String why) {
        return Response.fromResponse(answer(429, why)).header("Retry-After", 10).build();
    }

    private static Response answer(int status, String text) {
        return Response.status(status).entity(text + "\n").build();
    }
}
