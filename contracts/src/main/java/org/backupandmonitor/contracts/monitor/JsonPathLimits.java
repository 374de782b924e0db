package org.backupandmonitor.contracts.monitor;

import java.util.Optional;

/**
 * What a JSONPath may hold. Its document is the target's and its text the manifest's, so none may take longer than the
 * document is long: what looks at the whole document again for each of its parts, or finds a part more than once, can take
 * hours for a page. Asked both where a manifest is read and where the path is used.
 */
public final class JsonPathLimits {

    /** Of one path. */
    public static final int MOST_CHARACTERS = 500;

    /** Of one path; those between brackets multiply what is found, step by step. */
    public static final int MOST_COMMAS = 8;

    private JsonPathLimits() {}

    /** Why the path can't be used, to go behind its text; empty if it can. */
    public static Optional<String> refuse(String path) {
        if (path.length() > MOST_CHARACTERS) {
            return Optional.of("it has " + path.length() + " characters, and " + MOST_CHARACTERS + " are allowed");
        }
        if (path.lastIndexOf('$') > 0) {
            return Optional.of("\"$\" may only stand first, since it looks at the whole document for each value;"
                    + " compare with a value that is written out, or with \"@\"");
        }
        if (path.indexOf("..") != path.lastIndexOf("..")) {
            return Optional.of("\"..\" may stand once, since it looks at everything below for each value;"
                    + " name the keys in between");
        }
        if (path.contains("=~")) {
            return Optional.of(
                    "\"=~\" can take hours for one value; find the value with the path and judge it with matches");
        }
        if (path.chars().filter(each -> each == ',').count() > MOST_COMMAS) {
            return Optional.of("it has more than " + MOST_COMMAS + " commas, and each can multiply what is found;"
                    + " write several paths");
        }
        return Optional.empty();
    }
}
