package org.backupandmonitor.manifest.convert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backupandmonitor.manifest.text.Commented;
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

    /** Puts the {@code method} of a request, unless it is the usual one. */
    static void putMethod(In request, Map<String, Object> table) {
        request.text("method")
                .map(method -> method.toUpperCase(Locale.ROOT))
                .filter(method -> !method.equals("GET"))
                .ifPresent(method -> table.put("method", method));
    }

    /** The URL; user and password in it become a secret, and a comment of the monitor. */
    static String withoutPassword(String url, Commented monitor, Draft draft) {
        String clean = url.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*://)[^/@\\s]*@", "$1");
        if (!clean.equals(url)) {
            String secret = draft.secret("basic-auth", "user and password in the URL " + clean);
            monitor.comment(
                    "name",
                    "TODO the URL held a user and password: send them as a header, Authorization: \"" + secret + "\"");
        }
        return clean;
    }

    /** The URL without what may be a password, for messages. */
    static String shown(String url) {
        return url.replaceAll("//[^/@]*@", "//");
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
