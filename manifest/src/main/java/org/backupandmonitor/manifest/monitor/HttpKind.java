package org.backupandmonitor.manifest.monitor;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.manifest.language.EitherType;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.MapType;
import org.backupandmonitor.manifest.language.MappedType;
import org.backupandmonitor.manifest.language.ScalarType;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.language.Types;
import org.backupandmonitor.manifest.values.Texts;

/** {@code http}: a request and what its answer must be like. */
final class HttpKind {

    private static final Key<URI> URL = Key.required(
                    "url", Texts.httpUrl(), "https://shop.example.com/health", "The address, in full.")
            .alsoCalled("uri", "address", "endpoint", "target");
    private static final Key<String> METHOD = Key.optional(
                    "method",
                    Types.oneOf("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
                    "POST",
                    "The request's method.")
            .or("GET")
            .alsoCalled("verb");
    private static final Key<Map<String, String>> HEADERS = Key.optional(
                    "headers",
                    MapType.of(
                            "header",
                            "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}",
                            "write it as in Content-Type",
                            headerValue()),
                    "{ Authorization: \"secret:shop-token\" }",
                    "Headers sent with the request; a value can be `secret:NAME`.")
            .alsoCalled("header");
    private static final Key<String> BODY =
            Key.optional("body", Types.text(), "'{\"ping\": true}'", "Sent with the request.");
    private static final Key<Integer> REDIRECTS = Key.optional(
                    "redirects",
                    Types.integer(0, 20),
                    "0",
                    "How many redirects are followed; with 0 the first answer is judged.")
            .or(5)
            .alsoCalled("follow-redirects", "max-redirects");
    private static final Key<Boolean> INSECURE = Key.optional(
                    "insecure",
                    Types.bool(),
                    "true",
                    "Turns off the check of certificate chain and host name. Doubtful, and warned about.")
            .or(false)
            .alsoCalled("skip-verify", "insecure-skip-verify");

    private static final Shape<HttpCheck> SHAPE = Shape.<HttpCheck>of("http")
            .key(URL, HttpCheck::url)
            .key(METHOD, HttpCheck::method)
            .key(HEADERS, check -> check.headers().isEmpty() ? null : check.headers())
            .key(BODY, HttpCheck::body)
            .key(REDIRECTS, HttpCheck::redirects)
            .key(INSECURE, HttpCheck::insecure)
            .build(values -> new HttpCheck(
                    values.get(URL),
                    values.get(METHOD),
                    values.find(HEADERS),
                    values.find(BODY),
                    values.get(REDIRECTS),
                    values.get(INSECURE)));

    private static final Type<HttpCheck> TYPE = EitherType.of(
            MappedType.of(Texts.httpUrl(), HttpKind::plain, HttpCheck::url),
            SHAPE,
            check -> check.equals(plain(check.url())));

    private HttpKind() {}

    static MonitorKind kind() {
        return new MonitorKind(
                "http",
                "An HTTP or HTTPS request whose answer must be as expected; without `expect`, a status from 200 to 299.",
                "https://shop.example.com/health",
                Checks.reached(TYPE, HttpCheck.class),
                Set.of("status", "body", "json", "headers", "latency", "certificate"),
                true,
                subject -> List.of(new MonitorKind.Reach(
                        "url", Checks.of(subject, HttpCheck.class).url().getHost())));
    }

    private static HttpCheck plain(URI url) {
        return new HttpCheck(url, null, null, null, 5, false);
    }

    /** No line breaks: they would let a value become a header of its own (RFC 9110, 5.5). */
    private static ScalarType<String> headerValue() {
        return Types.looseText("[^\\x00-\\x08\\x0a-\\x1f\\x7f]*", "has a character that a header can't hold");
    }
}
