package org.backupandmonitor.config.access;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.backupandmonitor.config.problem.Problem;
import org.backupandmonitor.contracts.secret.MissingSecretException;
import org.backupandmonitor.contracts.secret.Secrets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Lets a call through that brings the token behind {@code bam.api.token} (RFC 6750); closed as long as none is configured.
 *
 * <p>The token is resolved on every call, so that it can be changed without a restart.
 */
@Provider
@NeedsToken
@Priority(Priorities.AUTHENTICATION)
public class TokenFilter implements ContainerRequestFilter {

    private static final String SCHEME = "bearer ";

    private final Optional<String> reference;
    private final Secrets secrets;

    @Inject
    TokenFilter(@ConfigProperty(name = "bam.api.token") Optional<String> reference, Secrets secrets) {
        this.reference = reference;
        this.secrets = secrets;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (reference.isEmpty()) {
            refuse(
                    request,
                    403,
                    "Closed",
                    "This part of the API is closed until ops open it: put a token into the secret \"config-api\" and set"
                            + " bam.api.token: \"secret:config-api\" in bam.yaml.");
            return;
        }
        String expected;
        try {
            expected = secrets.resolve(reference.get());
        } catch (MissingSecretException e) {
            refuse(request, 403, "Closed", "bam.api.token can't be used: " + e.getMessage() + ".");
            return;
        }
        String presented = presented(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (presented == null || expected.isEmpty() || !same(expected, presented)) {
            refuse(
                    request,
                    401,
                    "Token needed",
                    presented == null
                            ? "Send the header \"Authorization: Bearer TOKEN\" with the token behind bam.api.token."
                            : "The token is not the one behind bam.api.token.");
        }
    }

    private static @Nullable String presented(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }

    /** In a time that tells nothing about how much of it was right. */
    private static boolean same(String expected, String presented) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(ContainerRequestContext request, int status, String title, String detail) {
        Response.ResponseBuilder answer =
                Response.status(status).type(Problem.MEDIA_TYPE).entity(new Problem(title, status, detail, null));
        if (status == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"config-service\"");
        }
        request.abortWith(answer.build());
    }
}
