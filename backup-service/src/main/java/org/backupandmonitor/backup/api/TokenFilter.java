package org.backupandmonitor.backup.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.contracts.secret.MissingSecretException;
import org.backupandmonitor.contracts.secret.Secrets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets only those in who know ops' token; nobody, where ops set none. */
@Provider
class TokenFilter implements ContainerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final Optional<String> token;
    private final Secrets secrets;

    @Inject
    TokenFilter(@ConfigProperty(name = "bam.api.token") Optional<String> token, Secrets secrets) {
        this.token = token;
        this.secrets = secrets;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String expected;
        try {
            expected = token.map(secrets::resolve).orElse("");
        } catch (MissingSecretException e) {
            expected = "";
        }
        if (expected.isBlank()) {
            refuse(request, 403, "the API is closed: ops open it by setting bam.api.token to secret:NAME");
            return;
        }
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        boolean known = header != null
                && header.startsWith(BEARER)
                // Takes the same time wherever the difference is.
                && MessageDigest.isEqual(
                        header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
                        expected.getBytes(StandardCharsets.UTF_8));
        if (!known) {
            refuse(request, 401, "send the token as \"Authorization: Bearer TOKEN\"");
        }
    }

    private static void refuse(ContainerRequestContext request, int status, String message) {
        request.abortWith(Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("message", message))
                .build());
    }
}
