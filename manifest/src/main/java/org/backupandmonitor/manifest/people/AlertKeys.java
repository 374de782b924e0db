package org.backupandmonitor.manifest.people;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.project.Alerts;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.ListType;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.language.Types;
import org.backupandmonitor.manifest.language.Values;
import org.backupandmonitor.manifest.values.Texts;
import org.jspecify.annotations.Nullable;

/** The keys that a project, a monitor and a backup have alike. */
public final class AlertKeys {

    /** Under {@code alerts}: the keys that hold names of channels. */
    public static final List<String> CHANNEL_KEYS = List.of("slack", "channels");

    private static final Key<List<String>> EMAIL = Key.optional(
                    "email",
                    ListType.orOne(Texts.email()),
                    "[shop-team@example.com]",
                    "Addresses that are written to directly.")
            .alsoCalled("emails", "mail", "to");
    private static final Key<List<String>> SLACK = Key.optional(
            "slack",
            ListType.orOne(Texts.name()),
            "[shop-alerts]",
            "Names of Slack channels as ops configured them; the same as naming them under `channels`.");
    private static final Key<List<String>> CHANNELS = Key.optional(
                    "channels",
                    ListType.orOne(Texts.name()),
                    "[shop-alerts, on-call]",
                    "Names of channels of any sort as ops configured them.")
            .alsoCalled("channel", "notify", "notifications");

    private static final Type<Alerts> TYPE = Shape.<Alerts>of("alerts")
            .key(EMAIL, alerts -> alerts.email().isEmpty() ? null : alerts.email())
            .key(SLACK, alerts -> null)
            .key(CHANNELS, alerts -> alerts.channels().isEmpty() ? null : alerts.channels())
            .notEmpty()
            .build(AlertKeys::alerts);

    private AlertKeys() {}

    private static Alerts alerts(Values values) {
        List<String> channels = Stream.of(values.find(SLACK), values.find(CHANNELS))
                .flatMap(AlertKeys::stream)
                .distinct()
                .toList();
        return new Alerts(values.find(EMAIL), channels);
    }

    private static Stream<String> stream(@Nullable List<String> list) {
        return list == null ? Stream.of() : list.stream();
    }

    /** @param doc whose problems these are */
    public static Key<Alerts> alerts(String doc) {
        return Key.optional("alerts", TYPE, "{ email: [shop-team@example.com], slack: [shop-alerts] }", doc)
                .alsoCalled("alert", "notify", "notifications", "notifiers", "contacts");
    }

    public static Key<Severity> severity(String doc) {
        return Key.optional("severity", Types.oneOf(Severity.class), "warning", doc)
                .alsoCalled("priority", "level");
    }

    public static Key<String> runbook(String doc) {
        return Key.optional("runbook", Types.text(), "https://wiki.example.com/shop/storefront", doc)
                .alsoCalled("runbook-url", "docs");
    }

    public static Key<Map<String, String>> labels(String doc) {
        return Key.optional("labels", Texts.labels(), "{ team: shop, tier: \"1\" }", doc)
                .alsoCalled("tags");
    }
}
