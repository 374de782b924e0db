package org.backupandmonitor.probe.http;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.probe.expect.Excerpt;

/** The rules of redirects (RFC 9110, 15.4), on the careful side where credentials are concerned. */
final class Redirect {

    private static final Set<Integer> CODES = Set.of(301, 302, 303, 307, 308);

    /** All that another host than the one meant gets to see. */
    private static final Set<CharSequence> HARMLESS =
            Set.of(HttpHeaderNames.ACCEPT, HttpHeaderNames.ACCEPT_LANGUAGE, HttpHeaderNames.USER_AGENT);

    /** What everybody should take (RFC 9110, 4.1), and hardly anybody takes more. */
    private static final int LONGEST = 8_000;

    private Redirect() {}

    /** Where the answer sends us; empty if it is no redirect. */
    static Optional<String> location(Answer answer) {
        return CODES.contains(answer.status())
                ? Optional.ofNullable(answer.headers().get(HttpHeaderNames.LOCATION))
                : Optional.empty();
    }

    /**
     * The request that follows.
     *
     * @throws IllegalArgumentException if it must not be followed; the message says what came
     */
    static Request follow(Request before, int status, String location) {
        URI uri = target(before, location);
        boolean keepsMethod = status == 307 || status == 308;
        boolean otherThanHead = status == 303 && !before.method().equals("HEAD");
        boolean becomesGet = !keepsMethod && (otherThanHead || before.method().equals("POST"));
        byte[] body = becomesGet ? new byte[0] : before.body();
        Request next = new Request(uri, becomesGet ? "GET" : before.method(), before.headers(), body);
        if (next.origin().equals(before.origin())) {
            return next;
        }
        if (body.length > 0) {
            throw new IllegalArgumentException(
                    status + " to " + next.shown() + ", another host, which must not see the request's body");
        }
        return new Request(uri, next.method(), harmless(before.headers()), body);
    }

    private static URI target(Request before, String location) {
        if (location.length() > LONGEST) {
            throw new IllegalArgumentException("one to \"" + Excerpt.of(location) + "\", which has " + location.length()
                    + " characters; " + LONGEST + " are followed");
        }
        URI uri;
        try {
            uri = Reference.parse(location.strip()).from(before.uri());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("one to \"" + Excerpt.of(location) + "\", which is no address", e);
        }
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getPort() > 65_535 || uri.getPort() == 0) {
            throw new IllegalArgumentException("one to \"" + Excerpt.of(location) + "\", which is no HTTP address");
        }
        return uri;
    }

    private static HttpHeaders harmless(HttpHeaders headers) {
        HttpHeaders kept = new DefaultHttpHeaders();
        for (CharSequence name : HARMLESS) {
            kept.set(name, headers.getAll(name));
        }
        return kept;
    }
}
