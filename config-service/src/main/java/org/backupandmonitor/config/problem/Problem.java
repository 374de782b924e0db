package org.backupandmonitor.config.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer that is not a success (RFC 9457).
 *
 * @param title what kind of problem, in a few words
 * @param status the HTTP status
 * @param detail what happened and what to do, in sentences
 * @param violations what is wrong with each field of the request; null where no field is to blame
 */
public record Problem(
        String title, int status, String detail, @Nullable List<Violation> violations) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * What is wrong with one field.
     *
     * @param field its name as the caller wrote it
     * @param message what is wrong, what is expected
     */
    public record Violation(String field, String message) {}
}
