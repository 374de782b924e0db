package org.backupandmonitor.contracts.monitor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.backupandmonitor.contracts.secret.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request.
 *
 * @param url absolute, http or https
 * @param method GET unless said otherwise
 * @param headers sent with the request; a value may be {@code secret:NAME}, resolved where the request is made
 * @param body sent with the request; null for none
 * @param redirects how many redirects are followed; 0 means that the first answer is judged
 * @param insecure true turns off the check of certificate chain and host name
 */
@JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
public record HttpCheck(
        URI url,
        String method,
        Map<String, String> headers,
        @Nullable String body,
        int redirects,
        boolean insecure) implements Check {

    public HttpCheck(
            URI url,
            @Nullable String method,
            @Nullable Map<String, String> headers,
            @Nullable String body,
            int redirects,
            boolean insecure) {
        String scheme = url.getScheme();
        if (!("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme)) || url.getHost() == null) {
            throw new IllegalArgumentException("\"" + url + "\" must be an absolute http or https URL with a host");
        }
        this.url = url;
        this.method = method == null ? "GET" : method;
        this.headers = headers == null ? Map.of() : Map.copyOf(headers);
        this.body = body;
        this.redirects = Math.max(0, redirects);
        this.insecure = insecure;
    }

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public String target() {
        return url.toString();
    }

    @Override
    public Set<String> secrets() {
        return headers.values().stream()
                .map(Secrets::nameOf)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
