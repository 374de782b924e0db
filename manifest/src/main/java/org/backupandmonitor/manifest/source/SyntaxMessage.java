package org.backupandmonitor.manifest.source;

import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says a parser's complaint in words that help: what is wrong, and what to do. */
final class SyntaxMessage {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("found character '\\t(TAB)'", "a tab can't indent YAML: use spaces"),
            Map.entry("found a tab character", "a tab can't indent YAML: use spaces"),
            Map.entry(
                    "mapping values are not allowed here",
                    "a colon can't stand here: indent the line like its neighbours, or put the text into quotes"),
            Map.entry(
                    "could not find expected ':'",
                    "a key needs a colon and a space behind it; text that is no key must be indented deeper than its key"),
            Map.entry(
                    "expected <block end>, but found",
                    "this line is indented differently from its neighbours, or a quote or bracket above is left open"),
            Map.entry("sequence entries are not allowed here", "a list can't begin here: put it on a line of its own"),
            Map.entry("found unexpected end of stream", "the file ends inside quotes: close them"),
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

    static String of(MarkedYamlEngineException e) {
        String problem = e.getProblem() == null ? "" : e.getProblem();
        for (Map.Entry<String, String> words : WORDS.entrySet()) {
            if (problem.contains(words.getKey())) {
                return words.getValue();
            }
        }
        if (problem.contains("expected ',' or")) {
            return "a comma or the closing bracket is missing";
        }
        String context = e.getContext() == null ? "" : e.getContext() + ": ";
        return "this is no YAML: " + context + problem;
    }
}
