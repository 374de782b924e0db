package org.backupandmonitor.manifest.convert;

import java.util.List;

/** Headers of a module of blackbox_exporter, and whatever else in it becomes one. */
final class BlackboxHeaders {

    private BlackboxHeaders() {}

    /** @param http the part with the keys of an HTTP client of Prometheus */
    static void put(In http, String module, Request request) {
        http.at("headers").entries().forEach((header, value) -> put(header, value, module, request));
        http.at("http_headers").entries().forEach((header, value) -> put(header, value, module, request));
        boolean proves = false;
        for (String key : List.of("basic_auth", "bearer_token", "bearer_token_file", "authorization")) {
            proves |= http.at(key).isThere();
        }
        if (proves) {
            request.secretHeader(
                    "Authorization",
                    "basic_auth, bearer_token or authorization of module " + module + ", as the whole header");
        }
    }

    private static void put(String header, In value, String module, Request request) {
        if (!value.isTable()) {
            value.text().ifPresent(text -> request.header(header, text));
        } else if (value.at("secrets").isThere() || value.at("files").isThere()) {
            value.skip("secrets", "files", "values");
            request.secretHeader(header, "header " + header + " of module " + module);
        } else {
            request.header(header, String.join(", ", value.at("values").texts()));
        }
    }
}
