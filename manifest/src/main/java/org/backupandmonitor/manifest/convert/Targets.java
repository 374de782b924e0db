package org.backupandmonitor.manifest.convert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.manifest.values.Texts;

/** Addresses as other tools write them. */
final class Targets {

    private Targets() {}

    /** Puts {@code host}, and {@code port} where there is one. */
    static void putHostPort(String hostPort, Map<String, Object> table) {
        int colon = hostPort.lastIndexOf(':');
        boolean port = colon >= 0 && hostPort.substring(colon + 1).matches("[0-9]{1,5}");
        table.put("host", (port ? hostPort.substring(0, colon) : hostPort).replaceAll("[\\[\\]]", ""));
        if (port) {
            table.put("port", Integer.parseInt(hostPort.substring(colon + 1)));
        }
    }

    /** The email addresses in texts of one or more, separated by commas. */
    static List<String> emails(Collection<String> texts) {
        List<String> emails = new ArrayList<>();
        for (String text : texts) {
            for (String each : text.split("\\s*,\\s*", -1)) {
                if (Texts.isEmail(each) && !emails.contains(each)) {
                    emails.add(each);
                }
            }
        }
        return emails;
    }
}
