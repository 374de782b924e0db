package org.backupandmonitor.manifest.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a text.
 *
 * @param root null if nothing could be read
 * @param problems in the order of the text; a document with problems may still have a root, read as far as it made sense
 * @param comments in the order of the text; none where they were not asked for
 */
public record Document(@Nullable Node root, List<Problem> problems, List<Comment> comments) {

    /** A comment without its {@code #}. */
    public record Comment(String text, Span span) {}

    public Document {
        problems = List.copyOf(problems);
        comments = List.copyOf(comments);
    }
}
