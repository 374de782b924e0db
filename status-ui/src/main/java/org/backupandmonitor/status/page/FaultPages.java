package org.backupandmonitor.status.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What people see instead of a page: a sentence and a way on, never a stack trace. */
final class FaultPages {

    private static final Logger LOG = Logger.getLogger(FaultPages.class);
    private static final String ONCE = "/login/once/";

    @CheckedTemplate(basePath = "page")
    static final class Templates {
        private Templates() {}

        /**
         * @param again where to try again; empty: there is no use in it
         * @param passing whether the same address may show something else soon
         */
        static native TemplateInstance fault(int status, String title, String text, String again, boolean passing);
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException e, HttpServerRequest request) {
        int status = e.getResponse().getStatus();
        if (e.getResponse().getLocation() != null) {
            return e.getResponse();
        }
        if (e instanceof NotFoundException) {
            String named = e.getMessage();
            // Resources say what is not there, and it may have been pushed a second ago. Without words it is no
            // address.
            return named == null || !named.startsWith("There ")
                    ? answer(request, status, "Not found", "There is no page at this address.", false)
                    : answer(request, status, "Not found", named, true);
        }
        return answer(request, status, "That did not work", String.valueOf(e.getMessage()), status >= 500);
    }

    @ServerExceptionMapper
    Response failed(Exception e, HttpServerRequest request) {
        if (isStorage(e)) {
            LOG.errorf("%s: PostgreSQL: %s", loggable(request.path()), e.getMessage());
            if (String.valueOf(request.path()).startsWith("/status/")) {
                return answer(
                        request,
                        503,
                        "Status unknown",
                        "This page can't tell at the moment how the services are. Please try again in a minute.",
                        true);
            }
            return answer(
                    request,
                    503,
                    "PostgreSQL does not answer",
                    "status-ui can't read its history at the moment, so it can't say how anything is. What happens"
                            + " meanwhile waits on Kafka and is not lost. Alerts do not depend on this.",
                    true);
        }
        LOG.errorf(e, "%s failed", loggable(request.path()));
        return answer(
                request, 500, "A fault of ours", "This page could not be made. The log of status-ui says why.", true);
    }

    /** A one-time link that could not be used up still opens a session, for whoever reads the log as well. */
    static String loggable(@Nullable String path) {
        return path == null ? "" : path.startsWith(ONCE) ? ONCE + "..." : path;
    }

    private static boolean isStorage(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException || cause instanceof PersistenceException) {
                return true;
            }
        }
        return false;
    }

    private static Response answer(HttpServerRequest request, int status, String title, String text, boolean passing) {
        String path = request.path() == null ? "" : request.path();
        Response.ResponseBuilder response = Response.status(status).header("Cache-Control", "no-store");
        if (path.startsWith("/api/")) {
            return response.type(MediaType.APPLICATION_JSON)
                    .entity(Map.of("error", title, "message", text))
                    .build();
        }
        return response.type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(Templates.fault(status, title, text, status >= 500 ? path : "", passing)
                        .render())
                .build();
    }
}
