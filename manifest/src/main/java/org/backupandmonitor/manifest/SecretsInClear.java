package org.backupandmonitor.manifest;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.backupandmonitor.contracts.secret.Secrets;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.source.Listing;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.source.Table;

/**
 * Finds values that look like secrets. Never repeats one in a message.
 *
 * <p>The prefixes are those the issuers document, so that leaked keys can be found.
 */
public final class SecretsInClear {

    private static final List<Pattern> KNOWN = List.of(
            Pattern.compile("\\b(ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{20,}"),
            Pattern.compile("\\bgithub_pat_[A-Za-z0-9_]{20,}"),
            Pattern.compile("\\bglpat-[A-Za-z0-9_-]{16,}"),
            Pattern.compile("\\bxox[abeoprs]-[A-Za-z0-9-]{10,}"),
            Pattern.compile("https://hooks\\.slack\\.com/(services|workflows)/\\S+"),
            Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"),
            Pattern.compile("\\b(sk|rk)_(live|test)_[A-Za-z0-9]{16,}"),
            Pattern.compile("\\bAIza[A-Za-z0-9_-]{30,}"),
            Pattern.compile("\\bSG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}"),
            Pattern.compile("\\bnpm_[A-Za-z0-9]{30,}"),
            Pattern.compile("\\bdop_v1_[a-f0-9]{40,}"),
            // Begins only where its run of characters does, or text full of beginnings would take quadratic time.
            Pattern.compile("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}+\\.eyJ[A-Za-z0-9_-]{8,}+\\."),
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
            Pattern.compile("(?i)^(bearer|basic|token) +\\S{6,}$"),
            Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/@\\s:]*:[^/@\\s]+@"),
            Pattern.compile(
                    "(?i)[?&](access[-_]?token|auth[-_]?token|token|api[-_]?key|secret|client[-_]?secret|password)=(?=[^&#]{0,100}[0-9])[^&#${}\\s]{8}"));

    private static final Pattern URL = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");
    private static final Pattern TELLING_KEY = Pattern.compile(
            "(?i).*(password|passwd|secret|token|api[-_]?key|authorization|cookie|credential|private[-_]?key).*");
    private static final Pattern DENSE = Pattern.compile("[A-Za-z0-9+/_=.-]{24,200}");
    private static final Set<String> PUBLIC = Set.of("host-key", "runbook", "paths", "exclude", "url", "http", "name");
    private static final double RANDOM_BITS = 4.2;

    /** Tables of what people call things, and of what answers are like: no credentials stand there. */
    private static final Set<String> TELLING_NOTHING = Set.of("labels", "expect");

    private final Reading reading;

    SecretsInClear(Reading reading) {
        this.reading = reading;
    }

    private record Place(String key, Node node, Reading at, boolean telling) {}

    void search(Table root) {
        Deque<Place> open = new ArrayDeque<>();
        open.add(new Place("", root, reading, true));
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!open.isEmpty()) {
            Place place = open.remove();
            if (!seen.add(place.node())) {
                continue;
            }
            if (place.node() instanceof Table table) {
                table.entries()
                        .forEach((key, entry) -> open.add(new Place(
                                key,
                                entry.value(),
                                place.at().at(key),
                                place.telling() && !TELLING_NOTHING.contains(key))));
            } else if (place.node() instanceof Listing listing) {
                int index = 0;
                for (Node item : listing.items()) {
                    open.add(new Place(place.key(), item, place.at().at(index++), place.telling()));
                }
            } else if (place.node() instanceof Scalar scalar
                    && scalar.isText()
                    && !reading.hasErrorAt(scalar.span())
                    && (place.telling() ? isSecret(place.key(), scalar.text()) : isKnown(scalar.text()))) {
                String where = URL.matcher(scalar.text()).find()
                        ? "this URL looks as if it held a secret: send that in a header, as secret:NAME"
                        : "this looks like a secret in clear: write secret:NAME";
                place.at()
                        .report(
                                Code.SECRET_IN_CLEAR,
                                scalar.span(),
                                where
                                        + ", give ops the value under that name, and replace the secret, as it is in the history now");
            }
        }
    }

    /** Whether the value of a key looks like a secret that should not stand there. */
    public static boolean isSecret(String key, String text) {
        if (Secrets.isReference(text) || text.length() < 6 || text.contains("${each")) {
            return false;
        }
        if (isKnown(text)) {
            return true;
        }
        if (PUBLIC.contains(key)) {
            return false;
        }
        if (TELLING_KEY.matcher(key).matches()) {
            return !text.contains(" ");
        }
        return DENSE.matcher(text).matches() && mixed(text) && bitsPerCharacter(text) > RANDOM_BITS;
    }

    private static boolean isKnown(String text) {
        return KNOWN.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }

    private static boolean mixed(String text) {
        return text.chars().anyMatch(Character::isDigit)
                && !text.equals(text.toLowerCase(Locale.ROOT))
                && !text.equals(text.toUpperCase(Locale.ROOT));
    }

    /** Shannon's entropy of the text's own characters. */
    private static double bitsPerCharacter(String text) {
        double bits = 0;
        for (int c : text.chars().distinct().toArray()) {
            double share = (double) text.chars().filter(each -> each == c).count() / text.length();
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }
}
