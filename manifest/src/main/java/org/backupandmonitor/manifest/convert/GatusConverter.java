package org.backupandmonitor.manifest.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.text.Commented;

/**
 * {@code config.yaml} of Gatus: kinds by the prefix of the URL, conditions of the form {@code A op B} that must all hold,
 * three failures and two successes where an alert does not say otherwise, every 60 seconds.
 */
final class GatusConverter implements Converter {

    private static final Map<String, String> HINTS = Map.of(
            "remote", "every probe reports to one system here",
            "tunneling", "let a probe run where the target can be reached",
            "client.tunnel", "let a probe run where the target can be reached",
            "client.proxy-url", "let a probe run where the target can be reached",
            "client.oauth2", "no token is fetched before a check; give a lasting one as a header",
            "client.tls", "no client certificate is shown",
            "connectivity", "a location that sees nothing drops out of the vote here",
            "security", "who may see what is set by ops");

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
        Draft draft = new Draft("Gatus", options.project(), comments).hints(HINTS);
        // How Gatus serves and stores, which is no business of a manifest.
        file.skip("metrics", "storage", "web", "ui", "debug", "concurrency", "disable-monitoring-lock");
        file.skip("skip-invalid-config-update");
        GatusAlerts alerts = new GatusAlerts(file.at("alerting").part());
        alerts.putReceivers(draft);
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("every", "1m");
        defaults.put("failures", GatusAlerts.FAILURES);
        defaults.put("successes", GatusAlerts.SUCCESSES);
        draft.put("defaults", defaults);
        GatusWindow.of(file.at("maintenance"), draft::todo)
                .ifPresent(window -> draft.put("maintenance", List.of(window)));
        file.at("endpoints").parts().forEach(endpoint -> endpoint(endpoint, alerts, draft));
        file.at("external-endpoints").parts().forEach(endpoint -> external(endpoint, alerts, draft));
        for (In suite : file.at("suites").parts()) {
            draft.leaveOut(
                    "monitors",
                    "suite \"" + suite.text("name").orElse("?") + "\": steps that follow each other can't be said yet",
                    suite);
        }
        return draft.finish(file);
    }

    private static void endpoint(In endpoint, GatusAlerts alerts, Draft draft) {
        String url = endpoint.text("url").map(GatusVariables::plain).orElse("");
        Commented monitor = named(endpoint, draft);
        GatusConditions conditions = new GatusConditions(monitor);
        String kind = GatusTarget.put(endpoint, url, monitor, draft);
        if (kind.isEmpty()) {
            draft.leaveOut(
                    "monitors",
                    "\"" + endpoint.text("name").orElse("endpoint") + "\" checks " + PlainUrl.shown(url)
                            + ", a kind that is not known here",
                    endpoint);
            return;
        }
        Map<String, Object> expect = conditions.expect(
                endpoint.at("conditions").texts().stream()
                        .map(GatusVariables::plain)
                        .toList(),
                kind);
        if (!expect.isEmpty()) {
            monitor.put("expect", expect);
        }
        GoDurations.put(endpoint, "interval", monitor, "every");
        GoDurations.put(endpoint.at("client"), "timeout", monitor, "timeout");
        alerts.putThresholds(endpoint, monitor);
        putRest(endpoint, monitor);
        Labels labels = new Labels(monitor);
        endpoint.at("extra-labels").entries().forEach((label, value) -> value.text()
                .ifPresent(text -> labels.add(label.replace('_', '-'), text)));
        labels.put();
        windows(endpoint, monitor);
        endpoint.skip("ui");
        endpoint.at("client").skipIf("network", "ip");
        sayWhatWasFilledIn(endpoint, monitor);
        draft.monitor(monitor, endpoint);
    }

    private static void external(In endpoint, GatusAlerts alerts, Draft draft) {
        Commented monitor = named(endpoint, draft);
        Optional<String> interval = endpoint.at("heartbeat").text("interval").flatMap(GoDurations::toManifest);
        monitor.put("heartbeat", interval.orElse("1d"));
        if (interval.isEmpty()) {
            monitor.comment("name", "TODO Gatus did not notice when this one stayed silent: say how often it calls");
        }
        monitor.comment("name", "the job gets a new secret address; the token of Gatus is not carried over");
        endpoint.skip("token");
        alerts.sayThatOneCallCounts(endpoint, monitor);
        putRest(endpoint, monitor);
        windows(endpoint, monitor);
        sayWhatWasFilledIn(endpoint, monitor);
        draft.monitor(monitor, endpoint);
    }

    private static Commented named(In endpoint, Draft draft) {
        String name = endpoint.text("name").orElse("endpoint");
        return new Commented()
                .put(
                        "name",
                        draft.monitorName(endpoint.text("group")
                                .map(group -> group + "-" + name)
                                .orElse(name)));
    }

    private static void putRest(In endpoint, Commented monitor) {
        if (endpoint.no("enabled")) {
            monitor.put("paused", "was not enabled in Gatus");
        }
        endpoint.text("group").ifPresent(group -> monitor.put("group", group));
    }

    private static void windows(In endpoint, Commented monitor) {
        List<Object> windows = new ArrayList<>();
        endpoint.at("maintenance-windows").items().forEach(each -> GatusWindow.of(
                        each, todo -> monitor.comment("name", "TODO " + todo))
                .ifPresent(windows::add));
        if (!windows.isEmpty()) {
            monitor.put("maintenance", windows);
        }
    }

    /** Variables stand here as they were written, but for those in headers and bodies. */
    private static void sayWhatWasFilledIn(In endpoint, Commented monitor) {
        Set<String> variables = new LinkedHashSet<>();
        endpoint.eachText((path, text) -> {
            if (!path.startsWith("headers.") && !path.equals("body") && !path.startsWith("alerts.")) {
                variables.addAll(GatusVariables.in(text));
            }
        });
        if (!variables.isEmpty()) {
            monitor.comment(
                    "name", "TODO Gatus filled in " + String.join(", ", variables) + ": write what each stood for");
        }
    }
}
