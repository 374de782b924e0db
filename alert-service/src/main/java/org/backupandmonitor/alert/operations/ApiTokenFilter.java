package org.backupandmonitor.alert.operations;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets requests in that bring the token. Every REST resource of this service is part of the API, so no path is looked at: a
 * path can be written in more ways than one. Health and metrics are no REST resources.
 */
class ApiTokenFilter {

    private final ApiToken token;

    @Inject
    ApiTokenFilter(ApiToken token) {
        this.token = token;
    }

    @ServerRequestFilter
    Optional<Response> refuse(ContainerRequestContext request) {
        if (!token.isConfigured()) {
            return refusal(
                    Response.Status.FORBIDDEN,
                    "the API is closed: set bam.api.token to secret:NAME, and send the secret as a bearer token");
        }
        String authorization = request.getHeaderString("Authorization");
        if (authorization == null || !token.opens(authorization)) {
            return refusal(
                    Response.Status.UNAUTHORIZED,
                    "send the token behind bam.api.token as \"Authorization: Bearer TOKEN\"");
        }
        return Optional.empty();
    }

    private static Optional<Response> refusal(Response.Status status, String why) {
        Response.ResponseBuilder response =
                Response.status(status).type(MediaType.APPLICATION_JSON).entity(new ProblemBody(why));
        if (status == Response.Status.UNAUTHORIZED) {
            response.header("WWW-Authenticate", "Bearer");
        }
        return Optional.of(response.build());
    }
}
