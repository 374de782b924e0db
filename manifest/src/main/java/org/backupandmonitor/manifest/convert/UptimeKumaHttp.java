package org.backupandmonitor.manifest.convert;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.manifest.source.Limits;
import org.backupandmonitor.manifest.source.SourceReader;
import org.backupandmonitor.manifest.text.Commented;

/** A monitor of Uptime Kuma that sends a request. */
final class UptimeKumaHttp {

    private static final SourceReader EMBEDDED = new SourceReader(new Limits(1 << 16, 20, 5_000));
    private static final Map<String, String> ENCODINGS = Map.of(
            "json", "application/json",
            "form", "application/x-www-form-urlencoded",
            "xml", "text/xml; charset=utf-8");

    private final In in;
    private final String name;
    private final Commented monitor;
    private final Request http;

    UptimeKumaHttp(In in, Commented monitor, Draft draft) {
        this.in = in;
        this.name = in.text("name").orElse("monitor");
        this.monitor = monitor;
        this.http = new Request(name, monitor, draft);
    }

    /** @param expect what the answer must be like, to be added to */
    void put(String type, Map<String, Object> expect) {
        http.url(in.text("url").orElse("")).method(in);
        Map<String, In> headers = in.text("headers")
                .map(json -> In.of(EMBEDDED.read(json).root()).entries())
                .orElse(Map.of());
        in.text("headers")
                .filter(text -> headers.isEmpty() && !text.strip().equals("{}"))
                .ifPresent(text -> monitor.comment("name", "TODO its headers can't be read, and are left out"));
        headers.forEach((header, value) -> value.text().ifPresent(text -> http.header(header, text)));
        authorization();
        in.text("body").ifPresent(body -> {
            String encoding = ENCODINGS.get(in.text("httpBodyEncoding").orElse("json"));
            boolean said = headers.keySet().stream()
                    .anyMatch(header -> header.toLowerCase(Locale.ROOT).equals("content-type"));
            if (encoding != null && !said) {
                http.header("Content-Type", encoding);
            }
            http.content("body", body);
        });
        in.at("httpBodyEncoding");
        in.whole("maxredirects")
                .filter(redirects -> redirects >= 0)
                .ifPresent(redirects -> http.put("redirects", Math.min(20, redirects)));
        if (in.yes("ignoreTls")) {
            http.put("insecure", true);
        }
        monitor.put("http", http.table());
        status(expect);
        content(type, expect);
        if (in.yes("expiryNotification")) {
            expect.put("certificate", "14d");
        }
    }

    private void authorization() {
        boolean user = in.text("basic_auth_user").isPresent()
                || in.text("basic_auth_pass").isPresent();
        String method = in.text("authMethod").orElse(user ? "basic" : "");
        switch (method) {
            case "", "null" -> {}
            case "basic" ->
                http.secretHeader(
                        "Authorization", "user and password of " + name + ", as Basic and base64 of user:password");
            case "bearer" -> http.secretHeader("Authorization", "token of " + name + ", as Bearer and the token");
            default ->
                monitor.comment(
                        "name", "TODO authMethod " + method + " is not carried over: only headers can prove who asks");
        }
        // What belongs to the method, or was left in the form by another one.
        in.skip("basic_auth_user", "basic_auth_pass", "bearer_token", "authDomain", "authWorkstation");
        in.skip("oauth_client_id", "oauth_client_secret", "oauth_token_url", "oauth_scopes", "oauth_audience");
        in.skip("oauth_auth_method", "tlsCa", "tlsCert", "tlsKey");
    }

    private void status(Map<String, Object> expect) {
        List<String> codes = in.at("accepted_statuscodes").isTable()
                        || in.at("accepted_statuscodes").isList()
                ? in.at("accepted_statuscodes").texts()
                : In.of(EMBEDDED.read(in.text("accepted_statuscodes_json").orElse(""))
                                .root())
                        .texts();
        in.skip("accepted_statuscodes_json");
        if (!codes.isEmpty() && !codes.equals(List.of("200-299"))) {
            expect.put(
                    "status",
                    codes.stream()
                            .<Object>map(code -> code.matches("[0-9]{3}") ? (Object) Integer.valueOf(code) : code)
                            .toList());
        }
    }

    private void content(String type, Map<String, Object> expect) {
        if (type.equals("keyword")) {
            in.text("keyword")
                    .ifPresent(keyword ->
                            expect.put("body", Map.of(in.yes("invertKeyword") ? "not-contains" : "contains", keyword)));
        }
        if (type.equals("json-query")) {
            Optional<String> path = in.text("jsonPath")
                    .map(each -> each.startsWith("$") ? each : "$." + each)
                    .filter(each -> each.matches("\\$([.\\[][A-Za-z0-9_.\\[\\]'-]*)?"))
                    .filter(each -> !Confidential.isName(each));
            Optional<String> value = in.text("expectedValue");
            if (path.isPresent()
                    && value.isPresent()
                    && in.text("jsonPathOperator").orElse("==").equals("==")) {
                expect.put("json", Map.of(path.get(), value.get()));
            } else {
                monitor.comment("name", "TODO its JSON query is not carried over: say it under expect.json");
                in.skip("jsonPathOperator");
            }
        }
    }
}
