package org.backupandmonitor.manifest.convert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.text.Commented;
import org.backupandmonitor.manifest.values.Durations;

/**
 * {@code checkup.json} of sourcegraph/checkup, by its sources: durations are integer nanoseconds; any failed attempt is
 * down, so attempts are no retries; http answers are judged without following redirects, and 200 to 204 without
 * {@code up_status}.
 */
final class CheckupConverter implements Converter {

    private static final Map<String, String> HINTS = Map.of(
            "tls_ca_file", "probes trust the authorities of their machine",
            "trusted_roots", "probes trust the authorities of their machine");

    @Override
    public String name() {
        return "checkup";
    }

    @Override
    public boolean recognises(In file) {
        return file.at("checkers").isList()
                || file.at("notifier").isTable() && file.at("storage").isTable()
                || file.at("notifiers").isList() && file.at("storage").isTable();
    }

    @Override
    public Conversion convert(In file, List<Document.Comment> comments, ConvertOptions options) {
        Draft draft = new Draft("checkup", options.project(), comments).hints(HINTS);
        file.skip("timestamp", "concurrent_checks");
        alerts(file, draft);
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("every", Durations.format(options.every()));
        defaults.put("failures", 1);
        draft.put("defaults", defaults);
        draft.comment(
                "defaults", "checkup told at the first failed check; more failures in a row make fewer false alarms");
        file.at("checkers").parts().forEach(checker -> checker(checker, draft));
        if (file.at("storage").isThere()) {
            String storage = file.at("storage")
                    .text("type")
                    .or(() -> file.at("storage").text("provider"))
                    .orElse("?");
            draft.todo("storage (" + storage + ") is not carried over: history is kept by Backup and Monitor itself");
        }
        return draft.finish(file);
    }

    private static void checker(In checker, Draft draft) {
        String type = checker.text("type").orElse("http");
        String name = checker.text("endpoint_name")
                .or(() -> checker.text("name"))
                .or(() -> checker.text("endpoint_url").map(PlainUrl::shown))
                .orElse("monitor");
        if (type.equals("exec")) {
            draft.leaveOut(
                    "monitors",
                    "\"" + name
                            + "\" ran a command (exec), and nothing a manifest says reaches a shell: let the job call a heartbeat monitor instead",
                    checker);
            return;
        }
        Commented monitor = new Commented().put("name", draft.monitorName(name));
        Commented expect = new Commented();
        String url = checker.text("endpoint_url").orElse("");
        switch (type) {
            case "http" -> http(checker, name, url, monitor, expect, draft);
            case "tcp" -> {
                String address = UrlParts.of(url).hostPort();
                boolean tls = checker.yes("tls");
                boolean insecure = checker.yes("tls_skip_verify");
                if (tls && insecure) {
                    monitor.put("tls", unchecked(address));
                } else {
                    monitor.put(tls ? "tls" : "tcp", address);
                }
            }
            case "tls" -> {
                monitor.put("tls", url);
                expect.put(
                        "certificate",
                        Durations.format(checker.whole("cert_expiry_threshold")
                                .flatMap(CheckupConverter::nanos)
                                .orElse(Duration.ofDays(14))));
            }
            case "dns" -> dns(checker, url, monitor);
            default -> {
                draft.leaveOut(
                        "monitors", "\"" + name + "\" is of type \"" + type + "\", which is not known here", checker);
                return;
            }
        }
        checker.whole("threshold_rtt")
                .flatMap(CheckupConverter::nanos)
                .ifPresent(rtt -> expect.put("latency", Durations.format(rtt)));
        if (!expect.isEmpty()) {
            monitor.put("expect", expect.plain());
        }
        checker.whole("timeout")
                .flatMap(CheckupConverter::nanos)
                .ifPresent(timeout -> monitor.put("timeout", Durations.format(timeout)));
        checker.skip("attempt_spacing");
        checker.whole("attempts")
                .filter(attempts -> attempts > 1)
                .ifPresent(
                        attempts -> monitor.comment(
                                "name",
                                "checkup made " + attempts
                                        + " attempts at once and called it down if any of them failed; they were no retries. Here one check is one attempt"));
        draft.monitor(monitor, checker);
    }

    private static void http(In checker, String name, String url, Commented monitor, Commented expect, Draft draft) {
        Request http = new Request(name, monitor, draft).url(url).put("redirects", 0);
        checker.at("headers").entries().forEach((header, value) -> {
            if (!value.texts().isEmpty()) {
                // Lines of the same header are one list (RFC 9110, 5.3).
                http.header(header, String.join(", ", value.texts()));
            }
        });
        if (checker.yes("tls_skip_verify")) {
            http.put("insecure", true);
        }
        monitor.put("http", http.table());
        status(checker, monitor, expect);
        Map<String, Object> body = new LinkedHashMap<>();
        checker.text("must_contain").ifPresent(text -> body.put("contains", text));
        checker.text("must_not_contain").ifPresent(text -> body.put("not-contains", text));
        if (!body.isEmpty()) {
            expect.put("body", body);
        }
    }

    /** What is in the range is up; else it is judged as if there were no range. */
    private static void status(In checker, Commented monitor, Commented expect) {
        Object single = checker.whole("up_status")
                .filter(status -> status != 0)
                .<Object>map(status -> status)
                .orElse("200-204");
        long min = checker.at("up_status_range").whole("min").orElse(0L);
        long max = checker.at("up_status_range").whole("max").orElse(0L);
        if (min <= 0 && max <= 0) {
            expect.put("status", single);
            return;
        }
        long from = Math.max(100, min);
        long to = max <= 0 ? 599 : Math.min(599, max);
        expect.put("status", from <= to ? List.of(from + "-" + to, single) : single);
        if (checker.text("must_contain")
                .or(() -> checker.text("must_not_contain"))
                .isPresent()) {
            monitor.comment(
                    "name",
                    "checkup did not look at the body of an answer within its up_status_range; here it must be right too");
        }
    }

    /** Without a name to ask for, checkup only connects to the server. */
    private static void dns(In checker, String url, Commented monitor) {
        Optional<String> hostname = checker.text("hostname_fqdn");
        if (hostname.isEmpty()) {
            monitor.put("tcp", url);
            monitor.comment(
                    "name",
                    "TODO without hostname_fqdn checkup asked this server nothing: make it dns, with a name to ask for");
            return;
        }
        Map<String, Object> dns = new LinkedHashMap<>();
        dns.put("name", hostname.get());
        if (!url.isEmpty()) {
            dns.put("server", url);
        }
        monitor.put("dns", dns);
        monitor.comment("name", "checkup took any answer, also that there is no such name; here a record must come");
    }

    private static void alerts(In file, Draft draft) {
        // The single one is of older files, and counts beside the others.
        List<In> notifiers = new ArrayList<>(file.at("notifiers").parts());
        file.at("notifier").items().forEach(single -> notifiers.add(single.part()));
        List<String> emails = new ArrayList<>();
        for (In notifier : notifiers) {
            String type = notifier.text("type").or(() -> notifier.text("name")).orElse("?");
            if (type.equals("mail") || type.equals("mailgun")) {
                emails.addAll(notifier.at("to").texts());
            } else {
                draft.todo("notifier " + type + ": ask ops for a channel, and name it under alerts.channels");
            }
        }
        List<String> to = Targets.emails(emails);
        if (!to.isEmpty()) {
            draft.put("alerts", Map.of("email", to));
        }
    }

    private static Map<String, Object> unchecked(String hostPort) {
        Map<String, Object> map = new LinkedHashMap<>();
        Targets.putHostPort(hostPort, map);
        map.put("insecure", true);
        return map;
    }

    /** Nanoseconds; less than a millisecond is a millisecond. */
    private static Optional<Duration> nanos(long nanos) {
        return nanos <= 0 ? Optional.empty() : Optional.of(Duration.ofMillis(Math.max(1, nanos / 1_000_000)));
    }
}
