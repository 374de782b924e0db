package org.backupandmonitor.manifest.convert;

import java.util.LinkedHashMap;
import java.util.Map;
import org.backupandmonitor.manifest.text.Commented;

/**
 * A monitor of Uptime Kuma that connects to a port. It looks at the certificate too where it speaks TLS there, or where it
 * watches the expiry and was made by a version that did not ask how the port is secured.
 */
final class UptimeKumaPort {

    private UptimeKumaPort() {}

    /** @param expect what the certificate must be like, to be added to */
    static void put(In in, Commented monitor, Map<String, Object> expect) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("host", in.text("hostname").orElse(""));
        in.whole("port").ifPresent(port -> table.put("port", port));
        String security = in.text("smtpSecurity").orElse("");
        boolean starttls = security.equals("starttls");
        if (!starttls && !security.equals("secure") && !(security.isEmpty() && in.yes("expiryNotification"))) {
            monitor.put("tcp", table);
            return;
        }
        if (starttls) {
            table.put("tls", "starttls");
        }
        if (in.yes("ignoreTls")) {
            table.put("insecure", true);
        }
        monitor.put(starttls ? "smtp" : "tls", table);
        if (in.yes("expiryNotification")) {
            expect.put("certificate", "14d");
        }
    }
}
