package org.backupandmonitor.status.page;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Forbids browsers and proxies to keep pages and answers: what was true a minute ago must not come back with the back
 * button, or to somebody else.
 */
final class NothingKept {

    @ServerResponseFilter
    void filter(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        boolean ours = type != null
                && (type.isCompatible(MediaType.TEXT_HTML_TYPE) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE));
        if (ours && !response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
