package org.backupandmonitor.manifest.convert;

import java.util.List;
import java.util.Map;
import org.backupandmonitor.manifest.text.Commented;

/** The {@code http} of a module of blackbox_exporter. */
final class BlackboxHttp {

    private BlackboxHttp() {}

    /** @param expect what the answer must be like, to be added to */
    static void put(String target, String module, In http, Commented monitor, Map<String, Object> expect, Draft draft) {
        String url = target.contains("://") ? target : "http://" + target;
        Request request =
                new Request("module " + module, monitor, draft).url(url).method(http);
        BlackboxHeaders.put(http, module, request);
        http.text("body").ifPresent(body -> request.content("body", body));
        boolean stays = http.no("follow_redirects") || http.yes("no_follow_redirects");
        request.put("redirects", stays ? 0 : 10);
        if (http.at("tls_config").yes("insecure_skip_verify")) {
            request.put("insecure", true);
        }
        monitor.put("http", request.table());
        List<Object> codes = http.at("valid_status_codes").items().stream()
                .flatMap(code -> code.whole().stream())
                .<Object>map(code -> code)
                .toList();
        if (!codes.isEmpty()) {
            expect.put("status", codes);
        }
        List<String> expressions = http.at("fail_if_body_not_matches_regexp").texts();
        if (!expressions.isEmpty()) {
            expect.put("body", Map.of("matches", expressions.get(0)));
        }
        if (expressions.size() > 1) {
            monitor.comment("name", "TODO only the first of fail_if_body_not_matches_regexp is carried over");
        }
        http.skipIf("fail_if_ssl", "false");
        http.skipIf("fail_if_not_ssl", "false", url.startsWith("https:") ? "true" : "false");
        http.skipIf("enable_http2", "true");
    }
}
