package org.backupandmonitor.manifest.monitor;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupandmonitor.contracts.monitor.TextMatch;
import org.backupandmonitor.contracts.monitor.ValueMatch;
import org.backupandmonitor.manifest.language.Excerpt;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.OutOfRange;
import org.backupandmonitor.manifest.language.ScalarType;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.language.Types;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.values.Texts;

/** What texts, values and status codes must be like. */
final class Matches {

    private static final Pattern STATUS = Pattern.compile("([1-5])xx|([1-5][0-9]{2})(?:-([1-5][0-9]{2}))?");

    private static final Key<String> EQUALS =
            Key.optional("equals", Types.looseText(), "ok", "The whole text.").alsoCalled("is", "equal");
    private static final Key<String> CONTAINS =
            Key.optional("contains", Types.looseText(), "ok", "A part of it.").alsoCalled("has", "includes");
    private static final Key<String> NOT_CONTAINS = Key.optional(
                    "not-contains", Types.looseText(), "error", "What must not be part of it.")
            .alsoCalled("excludes", "must-not-contain");
    private static final Key<String> MATCHES = Key.optional(
                    "matches", Texts.expression(), "\"^v[0-9]+\"", "An RE2 expression that matches a part of it.")
            .alsoCalled("regex", "regexp", "pattern");

    private static final Shape<TextMatch> TEXT = Shape.<TextMatch>of("text match")
            .key(EQUALS, TextMatch::equalTo)
            .key(CONTAINS, TextMatch::contains)
            .key(NOT_CONTAINS, TextMatch::notContains)
            .key(MATCHES, TextMatch::matches)
            .notEmpty()
            .build(values -> new TextMatch(
                    values.find(EQUALS), values.find(CONTAINS), values.find(NOT_CONTAINS), values.find(MATCHES)));

    private Matches() {}

    static Type<TextMatch> text() {
        return TEXT;
    }

    static Type<ValueMatch> value() {
        return ValueMatchType.TYPE;
    }

    /** A status code, a range, or a class; read as a code or range. */
    static Type<String> status() {
        return ScalarType.of(
                        "status code",
                        EnumSet.of(Scalar.Kind.INTEGER, Scalar.Kind.FRACTION, Scalar.Kind.TEXT),
                        Map.of(
                                "anyOf",
                                List.of(
                                        Map.of("type", "integer", "minimum", 100, "maximum", 599),
                                        Map.of(
                                                "type",
                                                "string",
                                                "pattern",
                                                "^([1-5]xx|[1-5][0-9]{2}(-[1-5][0-9]{2})?)$"))),
                        Matches::parseStatus,
                        text -> text.matches("[0-9]{3}") ? (Object) Integer.valueOf(text) : text)
                .suchAs("200, 200-299 or 2xx");
    }

    private static String parseStatus(Scalar scalar) {
        String text = scalar.whole().map(Object::toString).orElse(scalar.text());
        Matcher matcher = STATUS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + Excerpt.of(scalar.text())
                            + "\" is no status code: write one from 100 to 599, a range such as 200-299, or a class such as 2xx");
        }
        if (matcher.group(1) != null) {
            return matcher.group(1) + "00-" + matcher.group(1) + "99";
        }
        if (matcher.group(3) != null && Integer.parseInt(matcher.group(2)) > Integer.parseInt(matcher.group(3))) {
            throw new OutOfRange(text + " runs backwards: write the smaller first");
        }
        return text;
    }
}
