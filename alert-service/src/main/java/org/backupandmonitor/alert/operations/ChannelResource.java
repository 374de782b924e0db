package org.backupandmonitor.alert.operations;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backupandmonitor.alert.channel.Announcement;
import org.backupandmonitor.alert.channel.ChannelBook;
import org.backupandmonitor.alert.channel.Outcome;
import org.backupandmonitor.alert.channel.Recipient;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tries channels out before they are needed. */
@Path("/api/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ChannelResource {

    /** What became of the message to one recipient; error is absent if it was taken. */
    public record Tried(
            String recipient,
            boolean taken,
            @org.jspecify.annotations.Nullable String error) {}

    private final ChannelBook channels;
    private final String ui;

    @Inject
    ChannelResource(ChannelBook channels, @ConfigProperty(name = "bam.ui.url") String ui) {
        this.channels = channels;
        this.ui = ui;
    }

    /** Sends a message that says it is a test to everybody behind the channel, and says what became of each. */
    @POST
    @Path("/{name}/test")
    public Response test(@PathParam("name") String name) {
        Optional<List<Recipient>> recipients = channels.channel(name);
        if (recipients.isEmpty()) {
            return Response.status(Response.Status.NOT_FOUND)
                    .entity(new ProblemBody("there is no channel \"" + name + "\" in bam.channels"))
                    .build();
        }
        List<Tried> tried = new ArrayList<>();
        recipients.get().forEach(recipient -> tried.add(attempt(recipient)));
        boolean all = tried.stream().allMatch(Tried::taken);
        return Response.status(all ? Response.Status.OK : Response.Status.BAD_GATEWAY)
                .entity(tried)
                .build();
    }

    private Tried attempt(Recipient recipient) {
        Outcome outcome = channels.kind(recipient.type())
                .map(kind -> kind.send(recipient, announcement(recipient.channel())))
                .orElse(new Outcome.Refused("no such kind of channel"));
        if (outcome instanceof Outcome.Refused refused) {
            return new Tried(recipient.address(), false, refused.error());
        }
        if (outcome instanceof Outcome.Retry retry) {
            return new Tried(recipient.address(), false, retry.error());
        }
        return new Tried(recipient.address(), true, null);
    }

    private Announcement announcement(String channel) {
        Instant now = Instant.now();
        String detail = "Somebody tries out channel " + channel + ". Nothing is wrong, and nothing has to be done.";
        Incident incident = new Incident(
                "test-" + now.toEpochMilli(),
                IncidentKind.CHANNEL_FAILING,
                channel,
                null,
                Severity.INFO,
                "Test of channel " + channel,
                detail,
                now,
                null,
                List.of(new Incident.Entry(now, "opened", detail)));
        return new Announcement("opened", incident, now, null, ui, null);
    }
}
