package org.backupandmonitor.manifest.convert;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.text.Commented;

/**
 * {@code config.yaml} of Gatus: kinds by the prefix of the URL, conditions of the form {@code A op B} that must all hold,
 * three failures and two successes where an alert does not say otherwise, every 60 seconds.
 */
final class GatusConverter implements Converter {

    private static final Set<String> DAYS = Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    @Override
    public String name() {
        return "gatus";
    }

    @Override
    public boolean recognises(In file) {
        return file.at("endpoints").isList()
                || file.at("external-endpoints").isList()
                || file.at("suites").isList();
    }

    @Override
    public Conversion convert(In file, List<Document.Comment> comments, ConvertOptions options) {
        Draft draft = new Draft("Gatus", options.project(), comments);
        alerting(file, draft);
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("every", "1m");
        defaults.put("failures", 3);
        defaults.put("successes", 2);
        draft.put("defaults", defaults);
        window(file.at("maintenance")).ifPresent(window -> draft.put("maintenance", List.of(window)));
        file.at("endpoints").items().forEach(endpoint -> endpoint(endpoint, draft));
        file.at("external-endpoints").items().forEach(endpoint -> external(endpoint, draft));
        for (In suite : file.at("suites").items()) {
            draft.leaveOut(
                    "monitors",
                    "suite \"" + suite.text("name").orElse("?") + "\": steps that follow each other can't be said yet",
                    suite);
        }
        for (String key : List.of("remote", "tunneling")) {
            if (file.at(key).isThere()) {
                draft.todo(key + " is not carried over: "
                        + (key.equals("remote")
                                ? "every probe reports to one system here"
                                : "let a probe run where the target can be reached"));
            }
        }
        return draft.finish();
    }

    private static void endpoint(In endpoint, Draft draft) {
        String name = endpoint.text("name").orElse("endpoint");
        String url = endpoint.text("url").orElse("");
        Commented monitor = new Commented()
                .put(
                        "name",
                        draft.monitorName(endpoint.text("group")
                                .map(group -> group + "-" + name)
                                .orElse(name)));
        GatusConditions conditions = new GatusConditions(monitor);
        String kind = GatusTarget.put(endpoint, url, monitor, draft);
        if (kind.isEmpty()) {
            draft.leaveOut(
                    "monitors",
                    "\"" + name + "\" checks " + PlainUrl.shown(url) + ", a kind that is not known here",
                    endpoint);
            return;
        }
        Map<String, Object> expect = conditions.expect(endpoint.at("conditions").texts(), kind);
        if (!expect.isEmpty()) {
            monitor.put("expect", expect);
        }
        endpoint.text("interval").flatMap(GoDurations::toManifest).ifPresent(every -> monitor.put("every", every));
        endpoint.at("client")
                .text("timeout")
                .flatMap(GoDurations::toManifest)
                .ifPresent(timeout -> monitor.put("timeout", timeout));
        thresholds(endpoint, monitor);
        if (endpoint.no("enabled")) {
            monitor.put("paused", "was not enabled in Gatus");
        }
        endpoint.text("group").ifPresent(group -> monitor.put("group", group));
        List<Object> windows = new ArrayList<>();
        endpoint.at("maintenance-windows").items().forEach(each -> window(each).ifPresent(windows::add));
        if (!windows.isEmpty()) {
            monitor.put("maintenance", windows);
        }
        for (String key : List.of("oauth2", "identity-aware-proxy", "proxy-url", "dns-resolver", "tls", "tunnel")) {
            if (endpoint.at("client").at(key).isThere()) {
                monitor.comment("name", "TODO client." + key + " is not carried over");
            }
        }
        draft.monitor(monitor, endpoint);
    }

    private static void thresholds(In endpoint, Commented monitor) {
        endpoint.at("alerts").items().stream()
                .flatMap(alert -> alert.whole("failure-threshold").stream())
                .filter(each -> each != 3)
                .min(Long::compare)
                .ifPresent(failures -> monitor.put("failures", failures));
        endpoint.at("alerts").items().stream()
                .flatMap(alert -> alert.whole("success-threshold").stream())
                .filter(each -> each != 2)
                .min(Long::compare)
                .ifPresent(successes -> monitor.put("successes", successes));
        endpoint.at("alerts").items().stream()
                .flatMap(alert -> alert.text("minimum-reminder-interval").stream())
                .findFirst()
                .ifPresent(reminder -> monitor.comment(
                        "name", "TODO Gatus reminded every " + reminder + ": reminders are set by ops here"));
    }

    private static void external(In endpoint, Draft draft) {
        String name = endpoint.text("name").orElse("endpoint");
        Commented monitor = new Commented()
                .put(
                        "name",
                        draft.monitorName(endpoint.text("group")
                                .map(group -> group + "-" + name)
                                .orElse(name)));
        Optional<String> interval = endpoint.at("heartbeat").text("interval").flatMap(GoDurations::toManifest);
        monitor.put("heartbeat", interval.orElse("1d"));
        if (interval.isEmpty()) {
            monitor.comment("name", "TODO Gatus did not notice when this one stayed silent: say how often it calls");
        }
        monitor.comment("name", "the job gets a new secret address; the token of Gatus is not carried over");
        endpoint.text("group").ifPresent(group -> monitor.put("group", group));
        if (endpoint.no("enabled")) {
            monitor.put("paused", "was not enabled in Gatus");
        }
        draft.monitor(monitor, endpoint);
    }

    private static void alerting(In file, Draft draft) {
        Set<String> types = new TreeSet<>(file.at("alerting").keys());
        List<String> to =
                Targets.emails(file.at("alerting").at("email").at("to").texts());
        if (!to.isEmpty()) {
            draft.put("alerts", Map.of("email", to));
            types.remove("email");
        }
        types.forEach(type -> draft.todo("alerting." + Draft.slug(type, "provider")
                + ": ask ops for a channel, and name it under alerts.channels"));
    }

    private static Optional<Object> window(In maintenance) {
        if (!maintenance.isTable() || maintenance.no("enabled")) {
            return Optional.empty();
        }
        Map<String, Object> window = new LinkedHashMap<>();
        List<String> days = maintenance.at("every").texts().stream()
                .map(day -> day.toLowerCase(Locale.ROOT))
                .filter(day -> day.length() > 2)
                .map(day -> day.substring(0, 3))
                .filter(DAYS::contains)
                .toList();
        Optional<String> at = maintenance.text("start").filter(start -> start.matches("([01][0-9]|2[0-3]):[0-5][0-9]"));
        Optional<String> lasts = maintenance.text("duration").flatMap(GoDurations::toManifest);
        if (at.isEmpty() || lasts.isEmpty()) {
            return Optional.empty();
        }
        window.put("days", days.isEmpty() ? List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun") : days);
        window.put("at", at.get());
        window.put("for", lasts.get());
        maintenance
                .text("timezone")
                .filter(zone -> ZoneId.getAvailableZoneIds().contains(zone))
                .ifPresent(zone -> window.put("zone", zone));
        return Optional.of(window);
    }
}
