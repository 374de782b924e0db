package org.backupandmonitor.probe.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.Locale;

/**
 * One request of a check, the first or one that a redirect asked for.
 *
 * @param uri absolute, http or https
 * @param headers what the manifest wants sent, secrets resolved; never shown
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record Request(URI uri, String method, HttpHeaders headers, byte[] body) {

    boolean secure() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Without the brackets of an IPv6 address. */
    String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return uri.getPort() >= 0 ? uri.getPort() : secure() ? 443 : 80;
    }

    /** What the request line asks for. */
    String pathAndQuery() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String all = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return all.chars().allMatch(c -> c > 0x20 && c < 0x7f)
                ? all
                : URI.create(all).toASCIIString();
    }

    /** As the Host header says it (RFC 9110, 7.2). */
    String authority() {
        return uri.getPort() >= 0 && uri.getPort() != (secure() ? 443 : 80)
                ? uri.getHost() + ":" + uri.getPort()
                : uri.getHost();
    }

    /** Scheme, host and port (RFC 6454): credentials never leave the one they were meant for. */
    String origin() {
        return (secure() ? "https://" : "http://") + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port();
    }

    /** For people: without credentials in the address. */
    String shown() {
        String scheme = secure() ? "https://" : "http://";
        return scheme + authority() + pathAndQuery();
    }
}
