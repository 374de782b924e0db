package org.backupandmonitor.status.access;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Ends a session for good: its cookie is worth nothing afterwards, whoever kept a copy. */
@Path("/logout")
@Blocking
public class LogoutResource {

    private final Sessions sessions;
    private final Visitor visitor;

    LogoutResource(Sessions sessions, Visitor visitor) {
        this.sessions = sessions;
        this.visitor = visitor;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response logout(@FormParam("csrf") @DefaultValue("") String csrf, RoutingContext context) {
        if (!visitor.sent(csrf)) {
            return Response.status(403)
                    .type(MediaType.TEXT_PLAIN)
                    .entity("This form is too old, or was not ours.")
                    .build();
        }
        visitor.session().ifPresent(sessions::end);
        return Response.seeOther(URI.create("/login"))
                .cookie(LoginResource.cookie(Sessions.COOKIE, "", 0, context))
                .build();
    }
}
