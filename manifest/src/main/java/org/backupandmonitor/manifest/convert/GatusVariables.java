package org.backupandmonitor.manifest.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Gatus fills in: {@code $NAME} and <code>${NAME}</code> from its environment, {@code [NAME]} while it runs. */
final class GatusVariables {

    private static final Pattern FILLED_IN = Pattern.compile(
            "\\$\\$|\\$\\{[^}]*}|\\$[A-Za-z_][A-Za-z0-9_]*" + "|\\[(?:RANDOM_STRING_[0-9]+|ENDPOINT_[A-Z]+|CONTEXT)]");
    private static final String DOLLAR = "$$";

    private GatusVariables() {}

    /** Those in a text, each once. */
    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = FILLED_IN.matcher(text);
        while (matcher.find()) {
            if (!matcher.group().equals(DOLLAR) && !found.contains(matcher.group())) {
                found.add(matcher.group());
            }
        }
        return found;
    }

    /** The text with its doubled dollars as the single ones that they stand for. */
    static String plain(String text) {
        return text.replace(DOLLAR, "$");
    }
}
