package org.backupandmonitor.manifest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.monitor.ExpressionLimits;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Excerpt;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.monitor.Monitor;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.source.Span;

/** What shows only across entries. */
final class CrossChecks {

    private static final String DEPENDS_ON = "depends-on";

    /** Of all expressions together: every probe of the project's locations keeps them compiled. */
    private static final long MOST_STEPS = 100_000;

    private final Entries entries;
    private final Reading reading;
    private final Set<Said> said = new HashSet<>();

    /** A list of dependencies may be shared by many monitors, and each of its mistakes is one. */
    private record Said(String unknown, Span place) {}

    CrossChecks(Entries entries, Reading reading) {
        this.entries = entries;
        this.reading = reading;
    }

    void run() {
        refuseDuplicates(entries.monitors(), "monitors");
        refuseDuplicates(entries.backups(), "backups");
        Map<String, Entries.Entry<Monitor>> byName = new LinkedHashMap<>();
        entries.monitors().forEach(entry -> entry.name().ifPresent(name -> byName.putIfAbsent(name.text(), entry)));
        entries.monitors().forEach(entry -> refuseUnknown(entry, byName));
        refuseCircles(byName);
        limitExpressions();
    }

    private void limitExpressions() {
        long steps = 0;
        for (Entries.Entry<Monitor> entry : entries.monitors()) {
            Monitor monitor = entry.value();
            if (monitor == null) {
                continue;
            }
            steps += monitor.expect()
                    .expressions()
                    .mapToLong(ExpressionLimits::steps)
                    .sum();
            if (steps > MOST_STEPS) {
                entry.reading(reading)
                        .at("expect")
                        .report(
                                Code.TOO_MANY_ENTRIES,
                                entry.span("expect"),
                                "the regular expressions of all monitors up to here have more than " + MOST_STEPS
                                        + " steps, every repeat such as {30} written out: write smaller counts, or split"
                                        + " the manifest into several projects");
                return;
            }
        }
    }

    private <T> void refuseDuplicates(List<Entries.Entry<T>> all, String what) {
        Map<String, Entries.Entry<T>> first = new HashMap<>();
        for (Entries.Entry<T> entry : all) {
            entry.name().ifPresent(name -> {
                Entries.Entry<T> before = first.putIfAbsent(name.text(), entry);
                if (before != null) {
                    boolean sameEntry = before.path().equals(entry.path());
                    entry.reading(reading)
                            .at("name")
                            .report(
                                    Code.DUPLICATE_NAME,
                                    name.span(),
                                    "two " + what + " are named \"" + Excerpt.of(name.text()) + "\""
                                            + (sameEntry
                                                    ? ": put ${each} into the name"
                                                    : ", the first on line "
                                                            + before.span("name")
                                                                    .line() + ": rename one"));
                }
            });
        }
    }

    private void refuseUnknown(Entries.Entry<Monitor> entry, Map<String, Entries.Entry<Monitor>> byName) {
        for (Scalar dependency : Entries.texts(entry.node(), DEPENDS_ON)) {
            // What can't be a name was refused as that.
            if (Names.isValid(dependency.text())
                    && !byName.containsKey(dependency.text())
                    && said.add(new Said(dependency.text(), dependency.span()))) {
                entry.reading(reading)
                        .at(DEPENDS_ON)
                        .report(
                                Code.UNKNOWN_MONITOR,
                                dependency.span(),
                                "there is no monitor \"" + Excerpt.of(dependency.text()) + "\" in this manifest"
                                        + meant(entry, dependency.text(), byName));
            }
        }
    }

    private String meant(Entries.Entry<Monitor> entry, String unknown, Map<String, Entries.Entry<Monitor>> byName) {
        String question = reading.question(unknown, byName.keySet());
        String itself = entry.name().map(Scalar::text).orElse("");
        return question.contains("\"" + itself + "\"") ? "" : question;
    }

    /** Takes away what depends on nothing left, until only circles and what depends on them are there. */
    private void refuseCircles(Map<String, Entries.Entry<Monitor>> byName) {
        Map<String, List<String>> dependencies = new LinkedHashMap<>();
        Map<String, List<String>> dependents = new HashMap<>();
        byName.forEach((name, entry) -> {
            List<String> known = Entries.texts(entry.node(), DEPENDS_ON).stream()
                    .map(Scalar::text)
                    .filter(byName::containsKey)
                    .distinct()
                    .toList();
            dependencies.put(name, new ArrayList<>(known));
            known.forEach(dependency -> dependents
                    .computeIfAbsent(dependency, key -> new ArrayList<>())
                    .add(name));
        });
        Deque<String> free = new ArrayDeque<>();
        Map<String, Integer> open = new HashMap<>();
        dependencies.forEach((name, known) -> {
            open.put(name, known.size());
            if (known.isEmpty()) {
                free.add(name);
            }
        });
        while (!free.isEmpty()) {
            String name = free.remove();
            dependencies.remove(name);
            for (String dependent : dependents.getOrDefault(name, List.of())) {
                if (open.merge(dependent, -1, Integer::sum) == 0) {
                    free.add(dependent);
                }
            }
        }
        reportCircles(byName, dependencies);
    }

    private void reportCircles(Map<String, Entries.Entry<Monitor>> byName, Map<String, List<String>> stuck) {
        Map<String, Integer> walked = new HashMap<>();
        int walk = 0;
        for (String start : stuck.keySet()) {
            walk++;
            List<String> path = new ArrayList<>();
            String name = start;
            while (!walked.containsKey(name)) {
                walked.put(name, walk);
                path.add(name);
                name = stuck.getOrDefault(name, List.of()).stream()
                        .filter(stuck::containsKey)
                        .findFirst()
                        .orElseThrow();
            }
            if (walked.getOrDefault(name, 0) == walk) {
                report(byName, path.subList(path.indexOf(name), path.size()));
            }
        }
    }

    private void report(Map<String, Entries.Entry<Monitor>> byName, List<String> circle) {
        Entries.Entry<Monitor> entry = byName.get(circle.get(0));
        if (entry == null) {
            return;
        }
        List<String> round = new ArrayList<>(circle.size() > 6 ? circle.subList(0, 6) : circle);
        round.add(circle.size() > 6 ? "..." : circle.get(0));
        entry.reading(reading)
                .at(DEPENDS_ON)
                .report(
                        Code.DEPENDENCY_CIRCLE,
                        entry.span(DEPENDS_ON),
                        "monitors depend on each other in a circle (" + String.join(" -> ", round)
                                + "): remove one of the dependencies");
    }
}
