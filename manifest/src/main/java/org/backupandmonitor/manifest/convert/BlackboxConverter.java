package org.backupandmonitor.manifest.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.text.Commented;

/**
 * Modules of blackbox_exporter with the {@code scrape_configs} of Prometheus that name them, in one file or two: every
 * target of {@code static_configs} is a monitor.
 */
final class BlackboxConverter implements Converter {

    @Override
    public String name() {
        return "blackbox";
    }

    @Override
    public boolean recognises(In file) {
        return file.at("modules").isTable() || file.at("scrape_configs").isList();
    }

    @Override
    public Conversion convert(In file, List<Document.Comment> comments, ConvertOptions options) {
        Draft draft = new Draft("blackbox_exporter and Prometheus", options.project(), comments);
        String every = file.at("global")
                .text("scrape_interval")
                .flatMap(GoDurations::toManifest)
                .orElse("1m");
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("every", every);
        draft.put("defaults", defaults);
        draft.todo("alerting rules of Prometheus are not read: see to failures, severity and alerts");
        boolean any = false;
        for (In job : file.at("scrape_configs").items()) {
            if (job.text("metrics_path").orElse("").equals("/probe")
                    || job.at("params").at("module").isThere()) {
                any = true;
                job(job, file.at("modules"), draft);
            }
        }
        if (!any) {
            file.at("modules")
                    .entries()
                    .forEach((name, module) -> draft.leaveOut(
                            "monitors",
                            "module \"" + name
                                    + "\" has no targets in this file: convert it together with the scrape_configs of Prometheus",
                            module));
        }
        return draft.finish();
    }

    private static void job(In job, In modules, Draft draft) {
        String name = job.text("job_name").orElse("job");
        String moduleName =
                job.at("params").at("module").texts().stream().findFirst().orElse("http_2xx");
        In module = modules.at(moduleName);
        for (String discovery : job.keys()) {
            if (discovery.endsWith("_sd_configs")) {
                draft.leaveOut(
                        "monitors",
                        "job \"" + name + "\" finds targets by " + discovery + ": name them here",
                        job.at(discovery));
            }
        }
        for (In group : job.at("static_configs").items()) {
            for (In target : group.at("targets").items()) {
                target.text()
                        .ifPresent(address -> target(address, target, name, moduleName, module, job, group, draft));
            }
        }
    }

    private static void target(
            String address, In target, String job, String moduleName, In module, In jobConfig, In group, Draft draft) {
        Commented monitor = new Commented()
                .put(
                        "name",
                        draft.monitorName(job + "-" + PlainUrl.shown(address).replaceFirst("^[a-z]+://", "")));
        Map<String, Object> expect = new LinkedHashMap<>();
        String prober =
                module.text("prober").orElse(moduleName.replaceFirst("_.*", "").toLowerCase(Locale.ROOT));
        if (!module.isThere()) {
            monitor.comment(
                    "name",
                    "TODO module \"" + moduleName + "\" is not in the file: its conditions are not carried over");
        }
        switch (prober) {
            case "http" -> http(address, moduleName, module.at("http"), monitor, expect, draft);
            case "tcp" -> {
                boolean tls = module.at("tcp").yes("tls");
                monitor.put(tls ? "tls" : "tcp", address);
                if (module.at("tcp").at("query_response").isThere()) {
                    monitor.comment(
                            "name", "TODO query_response is not carried over: a tcp monitor connects and no more");
                }
            }
            case "icmp" -> monitor.put("icmp", address);
            case "dns" -> {
                Map<String, Object> dns = new LinkedHashMap<>();
                dns.put("name", module.at("dns").text("query_name").orElse("").replaceAll("(?<=.)\\.$", ""));
                dns.put("type", module.at("dns").text("query_type").orElse("A").toUpperCase(Locale.ROOT));
                dns.put("server", address);
                monitor.put("dns", dns);
                if (module.at("dns").keys().stream().anyMatch(key -> key.startsWith("validate_"))) {
                    monitor.comment(
                            "name",
                            "TODO what the answer must hold (validate_...) is not carried over: say it under expect.answer");
                }
            }
            case "grpc" -> {
                Map<String, Object> grpc = new LinkedHashMap<>();
                Targets.putHostPort(address, grpc);
                module.at("grpc").text("service").ifPresent(service -> grpc.put("service", service));
                grpc.put("tls", module.at("grpc").yes("tls"));
                monitor.put("grpc", grpc);
            }
            default -> {
                draft.leaveOut(
                        "monitors",
                        "\"" + PlainUrl.shown(address) + "\" is probed by \"" + prober + "\", which is not known here",
                        target);
                return;
            }
        }
        if (!expect.isEmpty()) {
            monitor.put("expect", expect);
        }
        jobConfig
                .text("scrape_interval")
                .flatMap(GoDurations::toManifest)
                .ifPresent(every -> monitor.put("every", every));
        module.text("timeout")
                .or(() -> jobConfig.text("scrape_timeout"))
                .flatMap(GoDurations::toManifest)
                .ifPresent(timeout -> monitor.put("timeout", timeout));
        monitor.put("group", job);
        Labels labels = new Labels(monitor);
        group.at("labels").entries().forEach((key, value) -> value.text()
                .filter(text -> !key.startsWith("__"))
                .ifPresent(text -> labels.add(key.replace('_', '-'), text)));
        labels.put();
        draft.monitor(monitor, target);
    }

    private static void http(
            String address, String module, In http, Commented monitor, Map<String, Object> expect, Draft draft) {
        String url = address.contains("://") ? address : "http://" + address;
        Request request =
                new Request("module " + module, monitor, draft).url(url).method(http);
        http.at("headers").entries().forEach((header, value) -> value.text()
                .ifPresent(text -> request.header(header, text)));
        if (http.at("basic_auth").isThere()
                || http.at("bearer_token").isThere()
                || http.at("authorization").isThere()
                || http.at("bearer_token_file").isThere()) {
            request.secretHeader(
                    "Authorization",
                    "basic_auth, bearer_token or authorization of module " + module + ", as the whole header");
        }
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
        Map<String, Object> body = new LinkedHashMap<>();
        http.at("fail_if_body_not_matches_regexp").texts().stream()
                .findFirst()
                .ifPresent(regexp -> body.put("matches", regexp));
        if (!body.isEmpty()) {
            expect.put("body", body);
        }
        for (String key : List.of(
                "fail_if_body_matches_regexp",
                "fail_if_header_matches",
                "fail_if_header_not_matches",
                "proxy_url",
                "fail_if_ssl",
                "fail_if_not_ssl",
                "valid_http_versions",
                "compression")) {
            if (http.at(key).isThere() && !(key.equals("fail_if_not_ssl") && url.startsWith("https:"))) {
                monitor.comment("name", "TODO " + key + " is not carried over");
            }
        }
        if (http.at("fail_if_body_not_matches_regexp").items().size() > 1) {
            monitor.comment("name", "TODO only the first of fail_if_body_not_matches_regexp is carried over");
        }
    }
}
