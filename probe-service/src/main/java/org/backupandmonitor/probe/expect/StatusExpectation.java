package org.backupandmonitor.probe.expect;

import java.util.ArrayList;
import java.util.List;

/** Judges a status code by ranges such as {@code 200} or {@code 200-299}. Immutable. */
public final class StatusExpectation {

    private record Range(int first, int last) {}

    private final List<Range> ranges = new ArrayList<>();
    private final String shown;

    /**
     * @param accepted ranges; empty means 200-299
     * @throws IllegalArgumentException if one is no range; the message is fit for people
     */
    public StatusExpectation(List<String> accepted) {
        List<String> texts = accepted.isEmpty() ? List.of("200-299") : accepted;
        for (String text : texts) {
            ranges.add(parse(text));
        }
        this.shown = String.join(" or ", texts);
    }

    private static Range parse(String text) {
        String[] ends = text.split("-", 2);
        try {
            int first = Integer.parseInt(ends[0].strip());
            return new Range(first, ends.length == 1 ? first : Integer.parseInt(ends[1].strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no status code or range such as 200 or 200-299", e);
        }
    }

    public boolean holds(int code) {
        return ranges.stream().anyMatch(range -> range.first() <= code && code <= range.last());
    }

    public String wanted() {
        return "status " + shown;
    }
}
