package org.backupandmonitor.manifest.convert;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.backupandmonitor.manifest.SecretsInClear;

/**
 * A URL without what may be a secret. Its fragment goes too: no server ever sees one.
 *
 * @param hadUser whether a user or password was taken out
 * @param parameters the names of those of the query that were taken out
 * @param hadSecretPath whether a part of the path was taken out; {@link #REMOVED} stands for it
 */
record PlainUrl(String text, boolean hadUser, List<String> parameters, boolean hadSecretPath) {

    static final String REMOVED = "REMOVED";

    private static final Pattern BEHIND_WEBHOOK = Pattern.compile("(?i)web-?hooks?/");

    PlainUrl {
        parameters = List.copyOf(parameters);
    }

    static PlainUrl of(String url) {
        UrlParts parts = UrlParts.of(url);
        List<String> removed = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (String parameter :
                parts.query().isEmpty() ? new String[0] : parts.query().split("[&;]")) {
            String name = decoded(parameter.replaceFirst("=.*", ""));
            String value = decoded(parameter.replaceFirst("^[^=]*=?", ""));
            boolean secret = !value.isEmpty() && Confidential.isName(name)
                    || Confidential.isBody(value)
                    || Confidential.isValue(name);
            if (secret) {
                removed.add(Confidential.isValue(name) ? "?" : name);
            } else {
                kept.add(parameter);
            }
        }
        String path = plainPath(parts.path());
        String front = parts.scheme() + parts.hostPort();
        String text = front + path + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
        if (SecretsInClear.isSecret("", parts.scheme() + parts.hostPort() + parts.path())) {
            path = "/" + REMOVED;
            text = front + path;
        }
        return new PlainUrl(text, !parts.userInfo().isEmpty(), removed, !path.equals(parts.path()));
    }

    /** The URL as messages may show it. */
    static String shown(String url) {
        return of(url).text();
    }

    private static String plainPath(String path) {
        String[] segments = path.split("/", -1);
        boolean webhook = BEHIND_WEBHOOK.matcher(path).find();
        for (int i = 0; i < segments.length; i++) {
            boolean behind =
                    webhook && i > 0 && (segments[i - 1].equals(REMOVED) || segments[i - 1].matches("(?i)web-?hooks?"));
            if (behind && !segments[i].isEmpty() || Confidential.isValue(decoded(segments[i]))) {
                segments[i] = REMOVED;
            }
        }
        return String.join("/", segments);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
