package org.backupandmonitor.contracts.repository;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong or doubtful in a manifest.
 *
 * @param code stable, such as {@code unknown-key}
 * @param message what is wrong and what to do
 * @param path where in the document, such as {@code monitors[2].http}; empty for the document
 * @param line counted from 1
 * @param column counted from 1
 * @param endLine of the last character; equal to {@code line} if the range is unknown
 * @param endColumn behind the last character
 */
public record Diagnostic(
        Level level, String code, String message, String path, int line, int column, int endLine, int endColumn) {

    /** An error refuses the manifest; a warning does not. */
    public enum Level {
        ERROR,
        WARNING
    }

    public Diagnostic(
            Level level,
            String code,
            String message,
            @Nullable String path,
            int line,
            int column,
            int endLine,
            int endColumn) {
        this.level = level;
        this.code = code;
        this.message = message;
        this.path = path == null ? "" : path;
        this.line = line;
        this.column = column;
        this.endLine = endLine == 0 ? line : endLine;
        this.endColumn = endColumn == 0 ? column : endColumn;
    }

    /** As a compiler would print it, behind a file name: {@code LINE:COLUMN: error CODE: message}. */
    public String text() {
        return line + ":" + column + ": " + level.name().toLowerCase(Locale.ROOT) + " " + code + ": " + message;
    }
}
