package org.backupandmonitor.probe.http;

import java.net.URI;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address as a server writes it, in full or relative to the one that was asked for (RFC 3986, 4.1). {@link URI#resolve}
 * follows the RFC before, and leads elsewhere where that one was wrong.
 *
 * @param path may be empty
 */
record Reference(
        @Nullable String scheme,
        @Nullable String authority,
        String path,
        @Nullable String query,
        @Nullable String fragment) {

    /** RFC 3986, appendix B, but for schemes that are none. */
    private static final Pattern PARTS = Pattern.compile(
            "(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?", Pattern.DOTALL);

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String PLAIN = "-._~!$&'()*+,;=:@/";
    private static final String PLAIN_IN_QUERY = PLAIN + "?[]";

    static Reference parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("every text has these parts, all of them optional");
        }
        String path = parts.group(3);
        return new Reference(parts.group(1), parts.group(2), path == null ? "" : path, parts.group(4), parts.group(5));
    }

    /**
     * Where it leads from there (RFC 3986, 5.2.2).
     *
     * @param base absolute
     * @throws IllegalArgumentException if that is no address
     */
    URI from(URI base) {
        return URI.create(resolved(parse(base.toString())).toString());
    }

    private Reference resolved(Reference base) {
        if (scheme != null) {
            return new Reference(scheme, authority, withoutDots(path), query, fragment);
        }
        if (authority != null) {
            return new Reference(base.scheme, authority, withoutDots(path), query, fragment);
        }
        if (path.isEmpty()) {
            return new Reference(base.scheme, base.authority, base.path, query == null ? base.query : query, fragment);
        }
        String whole = path.startsWith("/") ? path : beside(base);
        return new Reference(base.scheme, base.authority, withoutDots(whole), query, fragment);
    }

    /** RFC 3986, 5.2.3. */
    private String beside(Reference base) {
        if (base.authority != null && base.path.isEmpty()) {
            return "/" + path;
        }
        return base.path.substring(0, base.path.lastIndexOf('/') + 1) + path;
    }

    /** RFC 3986, 5.2.4. */
    private static String withoutDots(String path) {
        String rest = path;
        StringBuilder kept = new StringBuilder();
        while (!rest.isEmpty()) {
            if (rest.startsWith("../")) {
                rest = rest.substring(3);
            } else if (rest.startsWith("./") || rest.startsWith("/./")) {
                rest = rest.substring(2);
            } else if (rest.equals("/.")) {
                rest = "/";
            } else if (rest.startsWith("/../") || rest.equals("/..")) {
                rest = "/" + rest.substring(Math.min(4, rest.length()));
                kept.setLength(Math.max(0, kept.lastIndexOf("/")));
            } else if (rest.equals(".") || rest.equals("..")) {
                rest = "";
            } else {
                int end = rest.indexOf('/', 1);
                kept.append(rest, 0, end < 0 ? rest.length() : end);
                rest = end < 0 ? "" : rest.substring(end);
            }
        }
        return kept.toString();
    }

    /** RFC 3986, 5.3. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (scheme != null) {
            text.append(scheme).append(':');
        }
        if (authority != null) {
            text.append("//").append(authority);
        }
        text.append(escaped(path, PLAIN));
        if (query != null) {
            text.append('?').append(escaped(query, PLAIN_IN_QUERY));
        }
        if (fragment != null) {
            text.append('#').append(escaped(fragment, PLAIN_IN_QUERY));
        }
        return text.toString();
    }

    /** What must not stand there is what servers write all the same, and browsers escape. Each character is one byte of a header. */
    private static String escaped(String text, String plain) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (isEscape(text, i) || isAlphanumeric(each) || plain.indexOf(each) >= 0) {
                escaped.append(each);
            } else {
                escaped.append('%').append(HEX.toHexDigits((byte) each));
            }
        }
        return escaped.toString();
    }

    private static boolean isEscape(String text, int at) {
        return text.charAt(at) == '%'
                && at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static boolean isAlphanumeric(char each) {
        return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9');
    }
}
