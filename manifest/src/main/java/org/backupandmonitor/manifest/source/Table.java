package org.backupandmonitor.manifest.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A YAML mapping whose keys are text, each there once. */
public record Table(Map<String, Entry> entries, Span span, Weight weight) implements Node {

    /** A key, where it stands, and its value. */
    public record Entry(Scalar key, Node value) {}

    public Table(List<Entry> entries, Span span) {
        this(
                byName(entries),
                span,
                Weight.holding(entries.stream()
                        .flatMap(entry -> Stream.of(entry.key(), entry.value()))
                        .toList()));
    }

    public Optional<Entry> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public Table at(Span place) {
        return new Table(entries, place, weight);
    }

    @Override
    public String what() {
        return "a table of keys";
    }

    private static Map<String, Entry> byName(List<Entry> entries) {
        return entries.stream()
                .collect(Collectors.toMap(
                        entry -> entry.key().text(), entry -> entry, (first, second) -> first, LinkedHashMap::new));
    }
}
