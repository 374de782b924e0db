package org.backupandmonitor.config.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers with the problem. */
@Provider
public class ProblemMapper implements ExceptionMapper<ProblemException> {

    @Override
    public Response toResponse(ProblemException exception) {
        return Response.status(exception.problem().status())
                .type(Problem.MEDIA_TYPE)
                .entity(exception.problem())
                .build();
    }
}
