package org.backupandmonitor.contracts.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** The five fields of a cron expression, and how one is read. */
enum CronField {
    MINUTE("minute", 0, 59, List.of()),
    HOUR("hour", 0, 23, List.of()),
    DAY("day of the month", 1, 31, List.of()),
    MONTH("month", 1, 12, List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
    /** 0 and 7 are Sunday. */
    WEEKDAY("weekday", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

    private final String word;
    private final int least;
    private final int most;
    private final List<String> names;

    CronField(String word, int least, int most, List<String> names) {
        this.word = word;
        this.least = least;
        this.most = most;
        this.names = names;
    }

    /**
     * The values the text stands for: {@code *}, {@code 5}, {@code 1-5}, {@code *}{@code /15}, {@code 10-50/20}, and lists of
     * these.
     *
     * @throws IllegalArgumentException for anything else, with a sentence for people
     */
    BitSet parse(String text) {
        BitSet values = new BitSet(most + 1);
        for (String part : text.split(",", -1)) {
            parsePart(part, text, values);
        }
        return values;
    }

    private void parsePart(String part, String text, BitSet values) {
        String[] rangeAndStep = part.split("/", -1);
        if (rangeAndStep.length > 2) {
            throw wrong(text);
        }
        int step = rangeAndStep.length == 2 ? number(rangeAndStep[1], text, 1, most) : 1;
        int from;
        int to;
        if (rangeAndStep[0].equals("*")) {
            from = least;
            to = this == WEEKDAY ? 6 : most;
        } else {
            String[] ends = rangeAndStep[0].split("-", -1);
            if (ends.length > 2) {
                throw wrong(text);
            }
            from = value(ends[0], text);
            to = ends.length == 2 ? value(ends[1], text) : rangeAndStep.length == 2 ? most : from;
        }
        if (to < from) {
            throw new IllegalArgumentException("in the cron field \"" + text + "\" (" + word
                    + ") the range runs backwards: write the smaller first");
        }
        for (int i = from; i <= to; i += step) {
            values.set(this == WEEKDAY && i == 7 ? 0 : i);
        }
    }

    private int value(String text, String field) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        return named >= 0 ? named + least : number(text, field, least, most);
    }

    private int number(String text, String field, int from, int to) {
        if (!text.matches("[0-9]{1,4}")) {
            throw wrong(field);
        }
        int value = Integer.parseInt(text);
        if (value < from || value > to) {
            throw new IllegalArgumentException("in the cron field \"" + field + "\" (" + word + ") " + value
                    + " must be between " + from + " and " + to);
        }
        return value;
    }

    private IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("the cron field \"" + text + "\" (" + word
                + ") must be *, a value, a range such as 1-5, a step such as */15, or a list of these");
    }
}
