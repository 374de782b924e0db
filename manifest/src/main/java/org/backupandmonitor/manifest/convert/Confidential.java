package org.backupandmonitor.manifest.convert;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupandmonitor.manifest.SecretsInClear;

/**
 * What may be a secret. Unlike the warning of the parser, which must not cry wolf, this errs on the safe side: a secret
 * that was copied into a repository has to be replaced, a plain value that was not can be typed again.
 */
final class Confidential {

    private static final Set<String> PLAIN_HEADERS = Set.of(
            "accept",
            "accept-charset",
            "accept-encoding",
            "accept-language",
            "cache-control",
            "connection",
            "content-encoding",
            "content-language",
            "content-length",
            "content-type",
            "date",
            "dnt",
            "expect",
            "host",
            "origin",
            "pragma",
            "range",
            "referer",
            "te",
            "upgrade-insecure-requests",
            "user-agent",
            "x-requested-with");

    private static final Pattern TELLING_NAME = Pattern.compile("(?i).*("
            + "password|passwd|passphrase|passcode|pwd|secret|token|api[-_.]?key|authori[sz]|authent|cookie|credential|session"
            + "|signature|bearer|jwt|web-?hook"
            + "|(^|[^a-z])(auth|pass|pw|key|sig|sid|otp|pin|code)($|[^a-z])).*");
    private static final Pattern TELLING_WORD =
            Pattern.compile("(?i)password|passwd|passphrase|pwd|secret|token|api[-_ ]?key"
                    + "|authorization|credential|cookie|web-?hook|bearer|private.key|basic +[a-z0-9+/=]{6,}");
    private static final Pattern USER_IN_URL = Pattern.compile("://[^/?#\\s]*@");
    private static final Pattern MEMBER =
            Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*)\\\\*[\"']?\\s*[:=]|<([A-Za-z][A-Za-z0-9_.-]*)[^>]*>");
    private static final Pattern LONG_HEXADECIMAL = Pattern.compile("(?i)(?<![0-9a-z])[0-9a-f]{32,}(?![0-9a-z])");

    private Confidential() {}

    /** Whether the value of a header may be a secret: all are but for those that carry none by their meaning. */
    static boolean isHeader(String name, String value) {
        return !PLAIN_HEADERS.contains(name.toLowerCase(Locale.ROOT))
                || isValue(value)
                || USER_IN_URL.matcher(value).find();
    }

    /** Whether what goes by the name is likely to be a secret. */
    static boolean isName(String name) {
        return TELLING_NAME.matcher(name).matches();
    }

    /** Whether the value looks like one, whatever its name. */
    static boolean isValue(String value) {
        return SecretsInClear.isSecret("", value)
                || LONG_HEXADECIMAL.matcher(value).find();
    }

    /** Whether a body has a member that is likely to be a secret: of JSON, a form, XML, GraphQL or the like. */
    static boolean isBody(String body) {
        Matcher member = MEMBER.matcher(body);
        while (member.find()) {
            if (isName(member.group(1) == null ? member.group(2) : member.group(1))) {
                return true;
            }
        }
        return holdsSecret(body);
    }

    /** Whether a comment or description may tell a secret, or says the word. */
    static boolean isProse(String text) {
        return TELLING_WORD.matcher(text).find() || holdsSecret(text);
    }

    /** A description as a comment: that it is left out, if it may tell a secret. */
    static String prose(String description) {
        return isProse(description) ? "(its description may hold a secret and is left out)" : description;
    }

    /** Whether a word of the text looks like a secret. */
    static boolean holdsSecret(String text) {
        if (isValue(text) || USER_IN_URL.matcher(text).find()) {
            return true;
        }
        for (String word : text.split("[^A-Za-z0-9+/_=.-]+")) {
            if (isValue(word)) {
                return true;
            }
        }
        return false;
    }
}
