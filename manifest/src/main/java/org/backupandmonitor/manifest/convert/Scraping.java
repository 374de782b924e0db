package org.backupandmonitor.manifest.convert;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.manifest.text.Commented;

/**
 * How a job of Prometheus asks for each of its targets: labels as any others, which relabeling can read and change. Of
 * these a manifest wants how often and how long; the rest is how blackbox_exporter itself is reached.
 *
 * @param before the labels before relabeling
 * @param usual what the file says for every job
 */
record Scraping(Map<String, String> before, Commented usual) {

    private static final String INTERVAL = "__scrape_interval__";
    private static final String TIMEOUT = "__scrape_timeout__";
    private static final String USUAL_TIMEOUT = "10s";
    private static final List<String> OF_EXPORTER = List.of("__metrics_path__", "__scheme__");

    static Scraping of(In job, In global, Commented usual) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("__scheme__", job.text("scheme").orElse("http"));
        labels.put("__metrics_path__", job.text("metrics_path").orElse("/metrics"));
        labels.put(
                INTERVAL,
                job.text("scrape_interval")
                        .or(() -> global.text("scrape_interval"))
                        .orElse("1m"));
        labels.put(
                TIMEOUT,
                job.text("scrape_timeout")
                        .or(() -> global.text("scrape_timeout"))
                        .orElse(USUAL_TIMEOUT));
        return new Scraping(labels, usual);
    }

    /** @param after the labels of a target after relabeling */
    void put(Map<String, String> after, In module, Commented monitor) {
        String interval = after.getOrDefault(INTERVAL, "");
        if (isOwn(interval, "every")) {
            GoDurations.put(interval, "scrape_interval", monitor, "every");
        }
        String timeout = after.getOrDefault(TIMEOUT, "");
        if (isOwn(timeout, "timeout")) {
            GoDurations.put(timeout, "scrape_timeout", monitor, "timeout");
        }
        Optional<Duration> scrape = GoDurations.of(timeout);
        Optional<Duration> probe = module.text("timeout").flatMap(GoDurations::of);
        // blackbox_exporter gives up at whichever comes first; what is no duration is told.
        if (scrape.isEmpty() || probe.isEmpty() || probe.get().compareTo(scrape.get()) < 0) {
            GoDurations.put(module, "timeout", monitor, "timeout");
        }
        for (String label : OF_EXPORTER) {
            if (!after.getOrDefault(label, "").equals(before.get(label))) {
                monitor.comment(
                        "name",
                        "TODO relabel_configs: " + label
                                + " is not followed, as it says where blackbox_exporter was asked");
            }
        }
    }

    private boolean isOwn(String text, String as) {
        Object otherwise = usual.plain().getOrDefault(as, USUAL_TIMEOUT);
        return !text.isEmpty()
                && GoDurations.toManifest(text).filter(otherwise::equals).isEmpty();
    }
}
