package org.backupandmonitor.contracts.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a check's answer must be like. The manifest decides which of these a kind may have.
 *
 * @param status accepted status codes as {@code 200} or {@code 200-299}; empty means the kind's own default (http: 200-299)
 * @param body what the body must be like; null for no expectation
 * @param json expected value by JSONPath
 * @param headers what response headers must be like, by name
 * @param latency slower than this is DEGRADED; null for no expectation
 * @param certificate a certificate that expires sooner than this is DEGRADED; an expired one is always DOWN
 * @param answer what at least one DNS record must be like; null for no expectation
 */
public record Expectations(
        List<String> status,
        @Nullable TextMatch body,
        Map<String, ValueMatch> json,
        Map<String, TextMatch> headers,
        @Nullable Duration latency,
        @Nullable Duration certificate,
        @Nullable TextMatch answer) {

    public static final Expectations NONE = new Expectations(null, null, null, null, null, null, null);

    public Expectations(
            @Nullable List<String> status,
            @Nullable TextMatch body,
            @Nullable Map<String, ValueMatch> json,
            @Nullable Map<String, TextMatch> headers,
            @Nullable Duration latency,
            @Nullable Duration certificate,
            @Nullable TextMatch answer) {
        this.status = status == null ? List.of() : List.copyOf(status);
        this.body = body;
        this.json = json == null ? Map.of() : Map.copyOf(json);
        this.headers = headers == null ? Map.of() : Map.copyOf(headers);
        this.latency = latency;
        this.certificate = certificate;
        this.answer = answer;
    }

    /** Every RE2 expression among them. */
    public Stream<String> expressions() {
        Stream<@Nullable TextMatch> texts =
                Stream.concat(Stream.<@Nullable TextMatch>of(body, answer), headers.values().stream());
        Stream<String> ofTexts =
                texts.filter(match -> match != null && match.matches() != null).map(match -> match.matches());
        Stream<String> ofValues = json.values().stream()
                .filter(match -> match.op() == ValueMatch.Op.MATCHES)
                .map(match -> String.valueOf(match.value()));
        return Stream.concat(ofTexts, ofValues);
    }
}
