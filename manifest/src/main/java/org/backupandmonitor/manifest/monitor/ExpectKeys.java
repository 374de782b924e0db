package org.backupandmonitor.manifest.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.monitor.JsonPathLimits;
import org.backupandmonitor.contracts.monitor.TextMatch;
import org.backupandmonitor.contracts.monitor.ValueMatch;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.ListType;
import org.backupandmonitor.manifest.language.MapType;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.values.Durations;

/** {@code expect}: what the answer of a check must be like. */
final class ExpectKeys {

    private static final Key<List<String>> STATUS = Key.optional(
                    "status",
                    ListType.orOne(Matches.status()),
                    "[200, 204, 300-399]",
                    "Accepted status codes: one, a range, a class such as `2xx`, or a list of these.")
            .orAsIn("200-299")
            .alsoCalled("status-code", "statuses", "code");
    private static final Key<TextMatch> BODY =
            Key.optional("body", Matches.text(), "{ contains: ok }", "What the body must be like.");
    private static final Key<Map<String, ValueMatch>> JSON = Key.optional(
                    "json",
                    MapType.of("JSONPath", "\\$([.\\[].{0,200})?", "begin with $, as in $.status", Matches.value())
                            .refusing(JsonPathLimits::refuse),
                    "{ \"$.db\": up, \"$.queue\": { at-most: 100 } }",
                    "What values in a JSON body must be like, by JSONPath (RFC 9535).")
            .alsoCalled("jsonpath");
    private static final Key<Map<String, TextMatch>> HEADERS = Key.optional(
            "headers",
            MapType.of("header", "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}", "write it as in Content-Type", Matches.text()),
            "{ Content-Type: { contains: json } }",
            "What headers of the answer must be like.");
    private static final Key<Duration> LATENCY = Key.optional(
                    "latency",
                    Durations.duration(),
                    "800ms",
                    "An answer that takes longer is DEGRADED; people hear of it as a warning when `failures` in a row are.")
            .alsoCalled("response-time", "max-latency");
    private static final Key<Duration> CERTIFICATE = Key.optional(
                    "certificate",
                    Durations.duration(),
                    "14d",
                    "A certificate that expires sooner is DEGRADED, of which people hear as a warning; an expired one is DOWN in any case.")
            .alsoCalled("certificate-expiration", "cert");
    private static final Key<TextMatch> ANSWER = Key.optional(
            "answer",
            Matches.text(),
            "{ contains: mail }",
            "What the answer must be like: at least one DNS record, the first value of a query, a greeting.");

    static final Shape<Expectations> SHAPE = Shape.<Expectations>of("expect")
            .key(STATUS, expect -> expect.status().isEmpty() ? null : expect.status())
            .key(BODY, Expectations::body)
            .key(JSON, expect -> expect.json().isEmpty() ? null : expect.json())
            .key(HEADERS, expect -> expect.headers().isEmpty() ? null : expect.headers())
            .key(LATENCY, Expectations::latency)
            .key(CERTIFICATE, Expectations::certificate)
            .key(ANSWER, Expectations::answer)
            .notEmpty()
            .build(values -> new Expectations(
                    values.find(STATUS),
                    values.find(BODY),
                    values.find(JSON),
                    values.find(HEADERS),
                    values.find(LATENCY),
                    values.find(CERTIFICATE),
                    values.find(ANSWER)));

    private ExpectKeys() {}
}
