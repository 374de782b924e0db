package org.backupandmonitor.manifest.source;

import java.util.List;

/** A YAML sequence. */
public record Listing(List<Node> items, Span span, Weight weight) implements Node {

    public Listing(List<Node> items, Span span) {
        this(List.copyOf(items), span, Weight.holding(items));
    }

    @Override
    public Listing at(Span place) {
        return new Listing(items, place, weight);
    }

    @Override
    public String what() {
        return "a list";
    }
}
