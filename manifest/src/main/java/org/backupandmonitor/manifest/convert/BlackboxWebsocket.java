package org.backupandmonitor.manifest.convert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.manifest.text.Commented;

/** The {@code websocket} of a module of blackbox_exporter. */
final class BlackboxWebsocket {

    private BlackboxWebsocket() {}

    /** @param expect what the answer must be like, to be added to */
    static void put(
            String target, String module, In websocket, Commented monitor, Map<String, Object> expect, Draft draft) {
        String url = target.contains("://") ? target : "ws://" + target;
        Request request = new Request("module " + module, monitor, draft).url(url);
        In client = websocket.at("http_config");
        BlackboxHeaders.put(websocket, module, request);
        BlackboxHeaders.put(client, module, request);
        for (In config : List.of(websocket.at("tls_config"), client.at("tls_config"))) {
            if (config.yes("insecure_skip_verify")) {
                request.put("insecure", true);
            }
        }
        talk(websocket.at("query_response"), request, monitor, expect);
        monitor.put("websocket", request.table());
    }

    /** Here a message is sent first, and the answer judged then; each once. */
    private static void talk(In steps, Request request, Commented monitor, Map<String, Object> expect) {
        List<In> all = steps.items();
        List<Optional<String>> sent =
                all.stream().map(step -> step.text("send")).toList();
        List<Optional<String>> expected =
                all.stream().map(step -> step.text("expect")).toList();
        boolean isSaid = all.size() == 1
                        && (sent.get(0).isEmpty() || expected.get(0).isEmpty())
                || all.size() == 2 && expected.get(0).isEmpty() && sent.get(1).isEmpty();
        if (isSaid) {
            sent.forEach(text -> text.ifPresent(message -> request.content("send", message)));
            expected.forEach(text -> text.ifPresent(regex -> {
                expect.put("answer", Map.of("matches", regex));
                monitor.comment("name", "blackbox_exporter took any answer for a success; here it must be right");
            }));
        } else if (steps.isThere()) {
            monitor.comment(
                    "name",
                    "TODO websocket.query_response is not carried over: say what is sent under websocket.send, and what"
                            + " the answer must hold under expect.answer");
        }
    }
}
