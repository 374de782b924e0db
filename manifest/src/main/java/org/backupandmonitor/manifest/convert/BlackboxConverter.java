package org.backupandmonitor.manifest.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.text.Commented;

/**
 * Modules of blackbox_exporter with the {@code scrape_configs} of Prometheus that name them, in one file or two: every
 * target of {@code static_configs} is a monitor, of what its relabeling makes of it.
 */
final class BlackboxConverter implements Converter {

    private static final Map<String, String> HINTS = Map.of(
            "alerting", "ask ops for channels, and name them under alerts.channels",
            "global.external_labels", "labels of the project are added to those of its monitors; say them under labels",
            "scrape_config_files", "convert the files together",
            "tcp.query_response", "a tcp monitor connects and no more",
            "dns.validate_answer_rrs", "say what the answer must hold under expect.answer",
            "http.proxy_url", "let a probe run where the target can be reached",
            "http.oauth2", "no token is fetched before a check; give a lasting one as a header",
            "http.body_file", "say it under body");

    /** How Prometheus itself runs and stores. */
    private static final String[] OF_PROMETHEUS = {"rule_files", "storage", "runtime", "tracing", "otlp"};

    /** How Prometheus asks blackbox_exporter, and what it keeps of the answer. */
    private static final String[] OF_SCRAPING = {
        "honor_labels",
        "honor_timestamps",
        "track_timestamps_staleness",
        "basic_auth",
        "authorization",
        "bearer_token",
        "bearer_token_file",
        "oauth2",
        "http_headers",
        "tls_config",
        "proxy_url",
        "no_proxy",
        "proxy_from_environment",
        "proxy_connect_header",
        "follow_redirects",
        "enable_http2",
        "enable_compression",
        "scrape_protocols",
        "fallback_scrape_protocol",
        "scrape_failure_log_file",
        "body_size_limit",
        "sample_limit",
        "target_limit",
        "label_limit",
        "label_name_length_limit",
        "label_value_length_limit",
        "keep_dropped_targets",
        "metric_name_validation_scheme",
        "metric_name_escaping_scheme",
        "scrape_native_histograms",
        "native_histogram_bucket_limit",
        "native_histogram_min_bucket_factor",
        "convert_classic_histograms_to_nhcb",
        "always_scrape_classic_histograms",
        "extra_scrape_metrics",
        "metric_relabel_configs"
    };

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
        Draft draft = new Draft("blackbox_exporter and Prometheus", options.project(), comments).hints(HINTS);
        In global = file.at("global");
        Commented defaults = new Commented();
        defaults.put("every", "1m");
        GoDurations.put(global, "scrape_interval", defaults, "every");
        GoDurations.put(global, "scrape_timeout", defaults, "timeout");
        global.skip(OF_SCRAPING);
        global.skip("evaluation_interval", "rule_query_offset", "query_log_file");
        draft.put("defaults", defaults.plain());
        draft.todo("alerting rules of Prometheus are not read: see to failures, severity and alerts");
        file.skip(OF_PROMETHEUS);
        In modules = file.at("modules").part();
        boolean any = false;
        for (In job : file.at("scrape_configs").parts()) {
            if (job.text("metrics_path").orElse("").equals("/probe")
                    || job.at("params").at("module").isThere()) {
                any = true;
                job(job, Scraping.of(job, global, defaults), modules, draft);
            } else {
                draft.todo("job \"" + job.text("job_name").orElse("job")
                        + "\" is not carried over: it scrapes metrics, and does not check with blackbox_exporter");
            }
        }
        if (!any) {
            modules.entries()
                    .forEach((name, module) -> draft.leaveOut(
                            "monitors",
                            "module \"" + name
                                    + "\" has no targets in this file: convert it together with the scrape_configs of Prometheus",
                            module));
        }
        return draft.finish(file);
    }

    private static void job(In job, Scraping scraping, In modules, Draft draft) {
        String name = job.text("job_name").orElse("job");
        job.skip(OF_SCRAPING);
        Map<String, String> common = new LinkedHashMap<>(scraping.before());
        common.put("job", name);
        job.at("params").entries().forEach((key, value) -> value.texts().stream()
                .findFirst()
                .ifPresent(text -> common.put("__param_" + key, text)));
        Relabeling relabeling = new Relabeling(job.at("relabel_configs"));
        for (String discovery : List.copyOf(job.keys())) {
            if (discovery.endsWith("_sd_configs")) {
                draft.leaveOut(
                        "monitors",
                        "job \"" + name + "\" finds targets by " + discovery + ": name them here",
                        job.at(discovery).part());
            }
        }
        List<In> sayOnce = new ArrayList<>(List.of(job));
        for (In group : job.at("static_configs").parts()) {
            Map<String, String> labels = new LinkedHashMap<>(common);
            group.at("labels").entries().forEach((key, value) -> value.text().ifPresent(text -> labels.put(key, text)));
            for (In target : group.at("targets").items()) {
                target.text().ifPresent(address -> {
                    labels.put("__address__", address);
                    Optional<Map<String, String>> after = relabeling.apply(labels);
                    if (after.isEmpty()) {
                        draft.leaveOut(
                                "monitors",
                                "\"" + PlainUrl.shown(address) + "\" of job \"" + name
                                        + "\" is left out, as its relabel_configs drop it",
                                target);
                        return;
                    }
                    new BlackboxTarget(name, address, after.get(), relabeling.notFollowed(), modules)
                            .put(scraping, target, List.copyOf(sayOnce), draft);
                    sayOnce.clear();
                });
            }
        }
    }
}
