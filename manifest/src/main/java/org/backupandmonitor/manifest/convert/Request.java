package org.backupandmonitor.manifest.convert;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.backupandmonitor.manifest.text.Commented;

/** The request of an {@code http} or {@code websocket} monitor under construction, kept free of secrets. */
final class Request {

    private final Map<String, Object> table = new LinkedHashMap<>();
    private final Map<String, Object> headers = new LinkedHashMap<>();
    private final String name;
    private final Commented monitor;
    private final Draft draft;

    /** @param name what the other tool called it */
    Request(String name, Commented monitor, Draft draft) {
        this.name = name;
        this.monitor = monitor;
        this.draft = draft;
    }

    Map<String, Object> table() {
        return table;
    }

    Request put(String key, Object value) {
        table.put(key, value);
        return this;
    }

    /** The URL; what may be a secret in it is left out, and a comment of the monitor says so. */
    Request url(String url) {
        PlainUrl plain = PlainUrl.of(url);
        if (plain.hadUser()) {
            String secret = draft.secret("basic-auth", "user and password in the URL " + plain.text());
            monitor.comment(
                    "name",
                    "TODO the URL held a user and password: send them as a header, Authorization: \"" + secret + "\"");
        }
        for (String parameter : plain.parameters()) {
            String secret = draft.secret(parameter, "parameter " + parameter + " of the URL " + plain.text());
            monitor.comment(
                    "name",
                    "TODO the URL's parameter " + parameter + " may hold a secret, and no URL can: left out. If the"
                            + " server takes it as a header too, send \"" + secret + "\"");
        }
        if (plain.hadSecretPath()) {
            monitor.comment(
                    "name",
                    "TODO a part of the URL's path may be a secret, and no URL can hold one: " + PlainUrl.REMOVED
                            + " stands for it. Name an address without");
        }
        return put("url", plain.text());
    }

    /** The method, unless it is the usual one. */
    Request method(In from) {
        from.text("method")
                .map(method -> method.toUpperCase(Locale.ROOT))
                .filter(method -> !method.equals("GET"))
                .ifPresent(method -> put("method", method));
        return this;
    }

    /** A header; its value is a secret unless it is one of those that never are. */
    Request header(String header, String value) {
        return Confidential.isHeader(header, value)
                ? secretHeader(header, "header " + header + " of " + name)
                : putHeader(header, value);
    }

    /** @param where the value stood, and how it becomes the whole header */
    Request secretHeader(String header, String where) {
        return putHeader(header, draft.secret(header, where));
    }

    /** What is sent, unless it may hold a secret: there can be none in it. */
    Request content(String key, String content) {
        if (Confidential.isBody(content)) {
            monitor.comment(
                    "name",
                    "TODO its " + key + " may hold a secret, and no " + key + " can: left out. Say one without");
            return this;
        }
        return put(key, content);
    }

    private Request putHeader(String header, String value) {
        headers.put(header, value);
        return put("headers", headers);
    }
}
