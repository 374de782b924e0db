package org.backupandmonitor.probe.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.secret.Secrets;

/** The first request of every check of one monitor, but for its secrets, which are looked up each time. Immutable. */
final class RequestTemplate {

    private static final String AGENT = "BackupAndMonitor (probe)";
    /** RFC 9110, 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

    /** How the message is framed is the probe's business. */
    private static final Set<String> RESERVED = Set.of("connection", "content-length", "transfer-encoding");

    private final HttpCheck check;
    private final byte[] body;
    private final HttpHeaders plain = new DefaultHttpHeaders();
    private final Map<String, String> references = new TreeMap<>();

    /** @throws IllegalArgumentException if the request can't be made; the message is fit for people */
    RequestTemplate(HttpCheck check) {
        this.check = check;
        this.body = check.body() == null ? new byte[0] : check.body().getBytes(UTF_8);
        if (!TOKEN.matcher(check.method()).matches() || check.method().equalsIgnoreCase("CONNECT")) {
            throw new IllegalArgumentException("\"" + check.method() + "\" is no HTTP method a check can use");
        }
        int port = check.url().getPort();
        if (port == 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " must be between 1 and 65535");
        }
        plain.set(HttpHeaderNames.USER_AGENT, AGENT);
        plain.set(HttpHeaderNames.ACCEPT, "*/*");
        if (body.length > 0) {
            plain.set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        }
        credentials(check.url());
        check.headers().forEach(this::header);
    }

    private void credentials(URI url) {
        if (url.getUserInfo() != null) {
            plain.set(
                    HttpHeaderNames.AUTHORIZATION,
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(url.getUserInfo().getBytes(UTF_8)));
        }
    }

    private void header(String name, String value) {
        if (!TOKEN.matcher(name).matches() || RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("\"" + name + "\" is no header that a check can set");
        }
        if (Secrets.isReference(value)) {
            plain.remove(name);
            references.put(name, value);
        } else {
            plain.set(name, sendable(name, value));
        }
    }

    private static String sendable(String name, String value) {
        if (value.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7f || c > 0xff)) {
            throw new IllegalArgumentException(
                    "the value of header \"" + name + "\" has characters that HTTP headers can't have");
        }
        return value;
    }

    boolean hasSecrets() {
        return !references.isEmpty();
    }

    /** Never changes a message: callers copy its headers. */
    Request withoutSecrets() {
        return new Request(check.url(), method(), plain, body);
    }

    /**
     * Looks up the secrets, which may wait for a disk.
     *
     * @throws org.backupandmonitor.contracts.secret.MissingSecretException if there is none of that name
     * @throws IllegalArgumentException if a value can't be sent; the message does not hold it
     */
    Loaded load(Secrets secrets) {
        HttpHeaders headers = plain.copy();
        List<String> values = new ArrayList<>();
        references.forEach((name, reference) -> {
            String value = sendable(name, secrets.resolve(reference));
            values.add(value);
            headers.set(name, value);
        });
        return new Loaded(new Request(check.url(), method(), headers, body), new Redaction(List.copyOf(values)));
    }

    private String method() {
        return check.method().toUpperCase(Locale.ROOT);
    }

    /** A request with its secrets, and what keeps them from being shown. */
    record Loaded(Request request, Redaction redaction) {}
}
