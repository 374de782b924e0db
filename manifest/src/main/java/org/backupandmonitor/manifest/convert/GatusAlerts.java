package org.backupandmonitor.manifest.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.backupandmonitor.manifest.text.Commented;

/** Gatus' alerts: what one does not say, the {@code default-alert} of its type does, or Gatus itself. */
final class GatusAlerts {

    /** Failures and successes in a row, where neither says so. */
    static final int FAILURES = 3;

    static final int SUCCESSES = 2;

    private final In alerting;

    GatusAlerts(In alerting) {
        this.alerting = alerting;
    }

    /** Names who was told; only email needs no help of ops. */
    void putReceivers(Draft draft) {
        Set<String> types = new TreeSet<>(alerting.keys());
        List<String> to = Targets.emails(alerting.at("email").at("to").texts());
        if (!to.isEmpty()) {
            draft.put("alerts", Map.of("email", to));
            types.remove("email");
        }
        types.forEach(type -> draft.todo("alerting." + Draft.slug(type, "provider")
                + ": ask ops for a channel, and name it under alerts.channels"));
        alerting.keys().stream()
                .filter(type -> !alerting.at(type).at("overrides").items().isEmpty())
                .forEach(type -> draft.todo("alerting." + Draft.slug(type, "provider")
                        + ".overrides is not carried over: name others under alerts of the monitors of that group"));
    }

    /** Puts how many failures and successes count: here one number for all, so that of the first who was told. */
    void putThresholds(In endpoint, Commented monitor) {
        List<In> enabled = enabled(endpoint);
        put("failure-threshold", FAILURES, "failures", enabled, monitor);
        put("success-threshold", SUCCESSES, "successes", enabled, monitor);
        sayTheRest(endpoint, enabled, monitor);
    }

    /** A job that calls knows itself whether it failed, and is not asked again. */
    void sayThatOneCallCounts(In endpoint, Commented monitor) {
        List<In> enabled = enabled(endpoint);
        long most = enabled.stream()
                .mapToLong(alert -> said(alert, "failure-threshold")
                        .whole("failure-threshold")
                        .orElse((long) FAILURES))
                .max()
                .orElse(1);
        if (most > 1) {
            monitor.comment(
                    "name",
                    "TODO Gatus told of " + most + " failures in a row: here one call that says it failed is DOWN");
        }
        sayTheRest(endpoint, enabled, monitor);
    }

    private List<In> enabled(In endpoint) {
        return endpoint.at("alerts").items().stream()
                .filter(alert -> !said(alert, "enabled").no("enabled"))
                .toList();
    }

    private void sayTheRest(In endpoint, List<In> enabled, Commented monitor) {
        List<String> reminders = enabled.stream()
                .flatMap(alert -> said(alert, "minimum-reminder-interval").text("minimum-reminder-interval").stream())
                .filter(reminder -> !reminder.equals("0"))
                .distinct()
                .toList();
        if (!reminders.isEmpty()) {
            monitor.comment(
                    "name",
                    "TODO Gatus reminded every " + String.join(" and ", reminders) + ": reminders are set by ops here");
        }
        endpoint.at("alerts")
                .items()
                .forEach(alert -> alert.skip(
                        "type",
                        "send-on-resolved",
                        "failure-threshold",
                        "success-threshold",
                        "minimum-reminder-interval"));
    }

    private void put(String key, long usual, String as, List<In> alerts, Commented monitor) {
        List<Long> all = new ArrayList<>();
        for (In alert : alerts) {
            long threshold = said(alert, key).whole(key).orElse(usual);
            if (threshold > 0 && !all.contains(threshold)) {
                all.add(threshold);
            }
        }
        all.sort(null);
        if (all.isEmpty()) {
            return;
        }
        if (all.get(0) != usual) {
            monitor.put(as, all.get(0));
        }
        if (all.size() > 1) {
            monitor.comment(
                    "name",
                    "TODO its alerts had each a " + key + " of their own ("
                            + all.toString().replaceAll("[\\[\\]]", "") + "): here the smallest counts for all");
        }
    }

    /** Who says the key: the alert itself, or the default of its type. */
    private In said(In alert, String key) {
        return alert.at(key).text().isPresent()
                ? alert
                : alerting.at(alert.text("type").orElse("")).at("default-alert");
    }
}
