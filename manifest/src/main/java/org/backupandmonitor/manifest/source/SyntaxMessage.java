package org.backupandmonitor.manifest.source;

import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says a parser's complaint in words that help: what is wrong, and what to do. */
final class SyntaxMessage {

    private static final String NO_COLON = "could not find expected ':'";

    /** Stands for the line on which what is not finished began. */
    private static final String BEGUN = "{begun}";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("found character '\\t(TAB)'", "a tab can't indent YAML: use spaces"),
            Map.entry("found a tab character", "a tab can't indent YAML: use spaces"),
            Map.entry(
                    "mapping values are not allowed here",
                    "a colon can't stand here: indent the line like its neighbours, put a space behind the colon above, or put the text into quotes"),
            Map.entry("found character '|'", "a block of text can't begin here: put the text into quotes"),
            Map.entry("found character '>'", "a block of text can't begin here: put the text into quotes"),
            Map.entry(
                    NO_COLON,
                    "a key needs a colon and a space behind it; text that is no key must be indented deeper than its key"),
            Map.entry(
                    "expected <block end>, but found",
                    "this line is indented differently from its neighbours, or a quote or bracket above is left open"),
            Map.entry("sequence entries are not allowed here", "a list can't begin here: put it on a line of its own"),
            Map.entry("found unexpected end of stream", "the file ends inside quotes: close those that open" + BEGUN),
            Map.entry(
                    "found unknown escape character",
                    "unknown escape in double quotes: use single quotes, or write \\\\"),
            Map.entry("found character '@'", "a value can't begin with @: put it into quotes"),
            Map.entry("found character '`'", "a value can't begin with `: put it into quotes"),
            Map.entry("found character '%'", "a value can't begin with %: put it into quotes"),
            Map.entry("found duplicate anchor", "this anchor is there already: give it another name"),
            Map.entry(
                    "did not find expected alphabetic or numeric character",
                    "* or & needs a name, or quotes around it"),
            Map.entry("unexpected character found", "* or & needs a name, or quotes around it"),
            Map.entry("found undefined tag handle", "tags are not used in manifests: put text with ! into quotes"));

    private SyntaxMessage() {}

    /** Where the mistake is: a key without a colon is only noticed on a later line. */
    static Span place(MarkedYamlEngineException e) {
        Optional<Mark> begun = isNoColon(e) ? e.getContextMark() : Optional.empty();
        return begun.or(e::getProblemMark).map(EventReader::point).orElse(Span.START);
    }

    private static boolean isNoColon(MarkedYamlEngineException e) {
        return e.getProblem() != null && e.getProblem().contains(NO_COLON);
    }

    private static String line(MarkedYamlEngineException e) {
        return e.getContextMark()
                .map(mark -> " on line " + (mark.getLine() + 1))
                .orElse(" above");
    }

    /** @param line on which it was noticed */
    static String of(MarkedYamlEngineException e, String line) {
        if (line.matches("(<<<<<<<|=======|>>>>>>>).*")) {
            return "a merge conflict stands here: resolve it";
        }
        if (line.contains("{{") || line.contains("{%")) {
            return "a template can't be read before it is filled in: check what comes of it";
        }
        String problem = e.getProblem() == null ? "" : e.getProblem();
        for (Map.Entry<String, String> words : WORDS.entrySet()) {
            if (problem.contains(words.getKey())) {
                return words.getValue().replace(BEGUN, line(e));
            }
        }
        String context = e.getContext() == null ? "" : e.getContext();
        if (context.contains("flow") && problem.contains("<stream end>")) {
            return "the file ends inside brackets: close them; what stands behind # is a comment";
        }
        if (problem.contains("expected ',' or")) {
            return "a comma or the closing bracket is missing behind the bracket that opens"
                    + line(e)
                    + "; text that holds a bracket needs quotes";
        }
        return "this is no YAML: " + (context.isEmpty() ? "" : context + ": ") + problem;
    }
}
