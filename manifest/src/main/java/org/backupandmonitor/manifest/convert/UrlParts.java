package org.backupandmonitor.manifest.convert;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL taken apart: user and password end at the last {@code @} before the path, as all the tools read it. Where what
 * is left is no host, a password held a slash, and they end at the last {@code @} there is.
 *
 * @param scheme with {@code ://}; empty if there is none
 * @param userInfo without its {@code @}; empty if there is none
 * @param path from its slash on; empty if there is none
 * @param query without its question mark; empty if there is none
 */
record UrlParts(String scheme, String userInfo, String hostPort, String path, String query) {

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");
    private static final Pattern HOST = Pattern.compile("(\\[[^\\]@]*]|[^:@\\s]*)(:[0-9]*)?");

    static UrlParts of(String url) {
        Matcher matcher = SCHEME.matcher(url);
        String scheme = matcher.find() ? matcher.group() : "";
        String rest = url.substring(scheme.length());
        int user = rest.substring(0, authorityEnd(rest, 0)).lastIndexOf('@');
        if (!HOST.matcher(rest.substring(user + 1, authorityEnd(rest, user + 1)))
                .matches()) {
            user = rest.lastIndexOf('@');
        }
        int end = authorityEnd(rest, user + 1);
        String behind = rest.substring(end).replaceFirst("#.*", "");
        int question = behind.indexOf('?');
        return new UrlParts(
                scheme,
                rest.substring(0, Math.max(0, user)),
                rest.substring(user + 1, end),
                question < 0 ? behind : behind.substring(0, question),
                question < 0 ? "" : behind.substring(question + 1));
    }

    private static int authorityEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if ("/?#".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
