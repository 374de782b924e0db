package org.backupandmonitor.backup.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.backupandmonitor.backup.source.Excerpt;
import org.backupandmonitor.backup.vault.VaultFailedException;
import org.backupandmonitor.contracts.secret.MissingSecretException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers with the sentence that the failure was given for people. */
class ProblemMapper {

    @ServerExceptionMapper
    Response vault(VaultFailedException failure) {
        return answer(Excerpt.reason(failure));
    }

    @ServerExceptionMapper
    Response secret(MissingSecretException failure) {
        return answer(Excerpt.reason(failure));
    }

    private static Response answer(String message) {
        return Response.status(Response.Status.BAD_GATEWAY)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("message", message))
                .build();
    }
}
