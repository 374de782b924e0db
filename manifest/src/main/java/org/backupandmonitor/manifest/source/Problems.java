package org.backupandmonitor.manifest.source;

import java.util.ArrayList;
import java.util.List;

/** The problems of one document, as many as anybody will read. */
final class Problems {

    private static final int MOST = 500;

    private final List<Problem> first = new ArrayList<>();

    /** Adds one; the last that fits says that there are more. */
    void add(String code, Span span, String message) {
        if (first.size() < MOST) {
            first.add(new Problem(code, span, message));
        } else if (!isFull()) {
            first.add(new Problem(
                    "too-many-problems",
                    span,
                    "the document has more than " + MOST
                            + " such problems, and is not read any further: correct those above"));
        }
    }

    boolean isFull() {
        return first.size() > MOST;
    }

    List<Problem> list() {
        return List.copyOf(first);
    }
}
