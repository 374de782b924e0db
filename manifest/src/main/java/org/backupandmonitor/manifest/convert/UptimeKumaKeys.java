package org.backupandmonitor.manifest.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keys of Uptime Kuma's monitors that say nothing: its export has every key of every type in each monitor, with whatever
 * its form last held.
 */
final class UptimeKumaKeys {

    private static final String HTTP = "http|keyword|json-query";
    private static final Map<Pattern, Pattern> OF_TYPES = ofTypes();

    private static final Map<String, List<String>> USUAL = Map.ofEntries(
            Map.entry("packetSize", List.of("56")),
            Map.entry("ping_count", List.of("1", "3")),
            Map.entry("ping_per_request_timeout", List.of("2")),
            Map.entry("ping_numeric", List.of("true")),
            Map.entry("retryInterval", List.of("0")),
            Map.entry("resendInterval", List.of("0")),
            Map.entry("maxretries", List.of("0")),
            Map.entry("expectedTlsAlert", List.of("none")));

    private UptimeKumaKeys() {}

    /** Passes over what Kuma itself takes no notice of in a monitor of the type. */
    static void skip(In monitor, String type) {
        monitor.skip("id", "user_id", "weight", "created_date", "includeSensitiveData", "maintenance");
        monitor.skip("path", "pathName", "childrenIDs", "dns_last_result", "screenshot", "groupNotifications");
        monitor.skip("saveResponse", "saveErrorResponse", "responseMaxLength", "location", "protocol", "subtype");
        USUAL.forEach((key, values) -> monitor.skipIf(key, values.toArray(String[]::new)));
        for (String key : List.copyOf(monitor.keys())) {
            monitor.skipIf(key, "false");
            OF_TYPES.forEach((keys, types) -> {
                if (keys.matcher(key).matches() && !types.matcher(type).matches()) {
                    monitor.skip(key);
                }
            });
        }
    }

    private static Map<Pattern, Pattern> ofTypes() {
        Map<Pattern, Pattern> types = new LinkedHashMap<>();
        put(types, "url|method|body|headers|httpBodyEncoding|maxredirects|accepted_statuscodes.*|cacheBust", HTTP);
        put(types, "authMethod|basic_auth_.*|oauth_.*|bearer_token|authDomain|authWorkstation", HTTP);
        put(types, "tls(Ca|Cert|Key)", HTTP + "|port");
        put(types, "proxyId|retryOnlyOnStatusCodeFailure", HTTP);
        put(types, "expiryNotification", HTTP + "|port");
        put(types, "domainExpiryNotification", HTTP + "|port|ping|dns");
        put(types, "expectedTlsAlert", "port");
        put(types, "keyword|invertKeyword", "keyword");
        put(types, "jsonPath|jsonPathOperator|expectedValue", "json-query");
        put(types, "hostname", "port|ping|dns");
        put(types, "port", "port|dns");
        put(types, "dns_.*", "dns");
        put(types, "packetSize|ping_.*", "ping");
        put(types, "database.*", "postgres|mysql|redis");
        put(types, "radiusPassword", "mysql");
        put(types, "docker_.*|mqtt.*|grpc.*|radius(?!Password).*|game.*|kafkaProducer.*|snmp.*|smtp.*|rabbitmq.*", "");
        put(types, "ntp.*|remote_browser|screenshot_.*|system_service_name|ws.*", "");
        put(types, "pushToken", "push");
        return types;
    }

    private static void put(Map<Pattern, Pattern> into, String keys, String types) {
        into.put(Pattern.compile(keys), Pattern.compile(types));
    }
}
