package org.backupandmonitor.backup.process;

import java.util.List;

/**
 * How a program ended.
 *
 * @param code its exit code; 128 plus the signal's number if one killed it
 * @param output the last lines of its standard output
 * @param errors the last lines of its standard error
 */
public record Exit(int code, List<String> output, List<String> errors) {

    /** Not a code of any program: it did not end in time and was stopped. */
    public static final int TIMED_OUT = -1;

    public boolean succeeded() {
        return code == 0;
    }

    /** All error lines as one text, for looking into. */
    public String errorText() {
        return String.join("\n", errors);
    }
}
