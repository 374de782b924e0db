package org.backupandmonitor.contracts.monitor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the steps of an RE2 expression (its syntax: github.com/google/re2/wiki/Syntax) without compiling it, never too
 * few. Used once.
 */
final class ExpressionSteps {

    /** Where counting ends, so that no product overflows. */
    private static final long MANY = 1_000_000_000;

    private static final Pattern REPEAT = Pattern.compile("\\{([0-9]{1,9})(,?)([0-9]{0,9})}");

    private final String text;
    private final Deque<Long> outside = new ArrayDeque<>();
    private int at;

    /** Of the group we are in, all but its last part. */
    private long before;

    /** Of the part that a repeat would repeat. */
    private long last;

    ExpressionSteps(String text) {
        this.text = text;
    }

    long count() {
        while (at < text.length()) {
            switch (text.charAt(at++)) {
                case '(' -> open();
                case ')' -> close();
                case '[' -> characters();
                case '\\' -> escaped();
                case '*' -> last = limited(last + 2);
                case '+', '?' -> last = limited(last + 1);
                case '{' -> repeat();
                case '|' -> choice();
                default -> part();
            }
        }
        while (!outside.isEmpty()) {
            close();
        }
        return sequence();
    }

    /** What stands since the group began; nothing at all is a step too. */
    private long sequence() {
        return Math.max(1, limited(before + last));
    }

    private void part() {
        before = limited(before + last);
        last = 1;
    }

    /** One step, and one where nothing stands on a side. */
    private void choice() {
        part();
        last++;
    }

    private void open() {
        if (text.startsWith("?", at)) {
            // (?i) is no group; (?:, (?i: and (?P<name> begin one.
            while (at < text.length() && ":>)".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (text.startsWith(")", at++)) {
                return;
            }
        }
        outside.push(limited(before + last));
        before = 0;
        last = 0;
    }

    private void close() {
        if (!outside.isEmpty()) {
            // A group remembers where it begins and ends.
            last = limited(sequence() + 2);
            before = outside.pop();
        }
    }

    /** One of several characters, such as {@code [^]a-z[:digit:]]}. */
    private void characters() {
        part();
        at += text.startsWith("^", at) ? 1 : 0;
        at += text.startsWith("]", at) ? 1 : 0;
        while (at < text.length() && text.charAt(at) != ']') {
            int named = text.startsWith("[:", at) ? text.indexOf(":]", at + 2) : -1;
            at = named < 0 ? at + (text.charAt(at) == '\\' ? 2 : 1) : named + 2;
        }
        at++;
    }

    private void escaped() {
        char what = at < text.length() ? text.charAt(at++) : '\\';
        if (what == 'Q') {
            int end = text.indexOf("\\E", at);
            int until = end < 0 ? text.length() : end;
            for (; at < until; at++) {
                part();
            }
            at += 2;
            return;
        }
        part();
        boolean named = what == 'p' || what == 'P';
        if ((named || what == 'x') && text.startsWith("{", at)) {
            int end = text.indexOf('}', at);
            at = end < 0 ? text.length() : end + 1;
        } else if (named) {
            at++;
        }
    }

    private void repeat() {
        Matcher repeat = REPEAT.matcher(text).region(at - 1, text.length());
        if (!repeat.lookingAt()) {
            part();
            return;
        }
        at = repeat.end();
        long least = Long.parseLong(repeat.group(1));
        boolean more = !repeat.group(2).isEmpty();
        long most = more && !repeat.group(3).isEmpty() ? Long.parseLong(repeat.group(3)) : least;
        // Each that may be there or not is a choice; where it may come for ever, that is as much as an asterisk.
        last = limited(limited(last * Math.max(1, most)) + (more ? Math.max(0, most - least) + 2 : 0));
    }

    private static long limited(long steps) {
        return Math.min(MANY, steps);
    }
}
