package org.backupandmonitor.manifest.values;

import com.google.re2j.PatternSyntaxException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.monitor.ExpressionLimits;
import org.backupandmonitor.contracts.secret.Secrets;
import org.backupandmonitor.manifest.language.Excerpt;
import org.backupandmonitor.manifest.language.MapType;
import org.backupandmonitor.manifest.language.OutOfRange;
import org.backupandmonitor.manifest.language.ScalarType;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.language.Types;

/** Names, addresses, secrets and other text of a form. */
public final class Texts {

    private static final String AFTER_SCHEME = "[^\\x00-\\x20\\x7f/?#]+([/?#][^\\x00-\\x20\\x7f]*)?";
    private static final String URL = "[hH][tT][tT][pP][sS]?://" + AFTER_SCHEME;
    private static final String EMAIL_PART = "[^\\x00-\\x20\\x7f@<>,;:\"()\\[\\]\\\\]";
    private static final String EMAIL = EMAIL_PART + "{1,64}@" + EMAIL_PART + "{1,190}";
    private static final String SECRET = "secret:[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    private Texts() {}

    /** A name as of projects, monitors, backups, locations, channels, vaults. */
    public static Type<String> name() {
        return Types.text(
                "name",
                Names.PATTERN.pattern(),
                "is no name: 1 to 63 lower-case letters, digits, dots or hyphens, with a letter or digit first and last");
    }

    /** An absolute http or https URL. */
    public static Type<URI> httpUrl() {
        return ScalarType.text(
                        "URL", Map.of("type", "string", "pattern", "^" + URL + "$"), Texts::parseUrl, URI::toString)
                .suchAs("https://example.com/health");
    }

    private static URI parseUrl(String text) {
        if (!text.matches(URL)) {
            throw new IllegalArgumentException("\"" + Excerpt.of(text)
                    + "\" is no address of the web: write it in full, as https://example.com/health");
        }
        return parse(text);
    }

    private static URI parse(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null) {
                throw new OutOfRange("\"" + Excerpt.of(text)
                        + "\" has no host that could be asked: a name has letters (a to z), digits, dots and hyphens");
            }
            if (uri.getPort() == 0 || uri.getPort() > 65_535) {
                throw new OutOfRange("port " + uri.getPort() + " must be between 1 and 65535");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new OutOfRange("\"" + Excerpt.of(text) + "\" is no valid URL (" + e.getReason()
                    + "): write other characters as %XX");
        }
    }

    /**
     * An absolute URL of another scheme, or of the same with an s behind it.
     *
     * @param scheme in lower case
     */
    public static Type<String> url(String scheme, String example) {
        String pattern = scheme + "s?://" + AFTER_SCHEME;
        return ScalarType.text(
                        "URL",
                        Map.of("type", "string", "pattern", "^" + pattern + "$"),
                        text -> {
                            if (!text.matches(pattern)) {
                                throw new IllegalArgumentException("\"" + Excerpt.of(text)
                                        + "\" is no such address: write it in full, as " + example);
                            }
                            return parse(text).toString();
                        },
                        text -> text)
                .suchAs(example);
    }

    /** {@code secret:NAME}. What else stands there is never repeated: it may be the secret itself. */
    public static Type<String> secret() {
        return ScalarType.text(
                        "secret",
                        Map.of("type", "string", "pattern", "^" + SECRET + "$"),
                        text -> {
                            if (Secrets.nameOf(text).isEmpty()) {
                                throw new IllegalArgumentException(
                                        "a secret never stands in a manifest: write secret:NAME, and give ops the value under that name; replace one that stood here, as it is in the history");
                            }
                            return text;
                        },
                        text -> text)
                .suchAs("secret:orders-db");
    }

    /** Whether a manifest takes the text for an email address. */
    public static boolean isEmail(String text) {
        return text.matches(EMAIL);
    }

    public static Type<String> email() {
        return Types.text("email address", EMAIL, "is no email address");
    }

    /** A name of the IANA time zone database. */
    public static Type<ZoneId> zone() {
        return ScalarType.text(
                        "time zone",
                        Map.of("type", "string", "pattern", "^[A-Za-z][A-Za-z0-9_+/-]{1,49}$"),
                        text -> {
                            if (!text.matches("[A-Za-z][A-Za-z0-9_+/-]{1,49}")) {
                                throw new IllegalArgumentException(unknownZone(text));
                            }
                            try {
                                return ZoneId.of(text);
                            } catch (DateTimeException e) {
                                throw new OutOfRange(unknownZone(text));
                            }
                        },
                        ZoneId::getId)
                .suchAs("Europe/Berlin")
                .oneOf(ZoneId.getAvailableZoneIds());
    }

    private static String unknownZone(String text) {
        return "\"" + Excerpt.of(text) + "\" is no time zone: write a name such as UTC or Europe/Berlin";
    }

    /** A regular expression of RE2, which takes linear time whatever it is given. */
    public static Type<String> expression() {
        return ScalarType.text(
                "regular expression",
                Map.of("type", "string", "pattern", Types.NOT_BLANK),
                text -> {
                    if (Types.isBlank(text)) {
                        throw new IllegalArgumentException("the expression is empty: say what must match");
                    }
                    ExpressionLimits.refuse(text).ifPresent(reason -> {
                        throw new OutOfRange(reason);
                    });
                    try {
                        com.google.re2j.Pattern.compile(text);
                    } catch (PatternSyntaxException e) {
                        throw new OutOfRange(
                                "\"" + Excerpt.of(text) + "\" is no RE2 expression: " + e.getDescription());
                    }
                    return text;
                },
                text -> text);
    }

    /** An absolute path. */
    public static Type<String> path() {
        return Types.text(
                "path", "/[^\\x00-\\x1f\\x7f]{0,4000}", "is no absolute path: begin with a slash, as in /srv/uploads");
    }

    /** A user's name at a host or database; begins so that no tool can take it for an option. */
    public static Type<String> user() {
        return Types.text(
                "user", "[A-Za-z0-9_][A-Za-z0-9_.@$-]{0,63}", "is no user name: use letters, digits and . _ @ $ -");
    }

    /** A database's name; begins so that no tool can take it for an option or a connection string. */
    public static Type<String> database() {
        return Types.text(
                "database name",
                "[A-Za-z0-9_][A-Za-z0-9_.$-]{0,62}",
                "is no database name: use letters, digits and . _ $ -");
    }

    /** A host's public key as in {@code known_hosts}. */
    public static Type<String> hostKey() {
        return Types.text(
                "host key",
                "(ssh-(ed25519|rsa|dss)|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]{20,2000}={0,3}",
                "is no public key: write type and key as in known_hosts (ssh-keyscan HOST prints them), such as ssh-ed25519 AAAA...");
    }

    /** Labels: what a person or a route sorts by. */
    public static Type<Map<String, String>> labels() {
        return MapType.of(
                "label",
                "[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?",
                "use up to 63 letters, digits and . _ / -, with a letter or digit first and last",
                Types.looseText());
    }
}
