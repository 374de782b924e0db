package org.backupandmonitor.manifest.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backupandmonitor.manifest.language.Null;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.source.Span;
import org.jspecify.annotations.Nullable;

/** Writes block style with two spaces; small tables and lists of single values stay on their line. Deterministic. */
public final class YamlText {

    private static final int WIDTH = 100;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/_.$*(<].*");
    private static final Pattern UNSAFE = Pattern.compile(": |:$| #|[\\[\\]{},\"'`|>&*!%@]|^[-?:]|^\\s|\\s$|^<<$");

    /** What neither a comment nor plain text can hold (YAML 1.2.2, 5.1), or what ends its line for some reader. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[^ -~\\u00A0-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]|[\\u2028\\u2029\\uFEFF]");

    private final StringBuilder out = new StringBuilder();

    private YamlText() {}

    /** The document; top-level lists and tables that do not fit on a line are set apart by empty lines. */
    public static String write(Commented document) {
        YamlText text = new YamlText();
        document.above().forEach(comment -> text.comment(comment, 0));
        text.table(document, 0);
        return text.out.toString();
    }

    /** The same of plain maps. */
    public static String write(Map<?, ?> document) {
        return write(commented(document));
    }

    private static Commented commented(Map<?, ?> map) {
        Commented table = new Commented();
        map.forEach((key, value) -> table.put(String.valueOf(key), value));
        return table;
    }

    private void table(Commented table, int depth) {
        entries(table, depth, null);
    }

    /** @param commented a key whose comments are written already */
    private void entries(Commented table, int depth, @Nullable String commented) {
        for (Map.Entry<String, Object> entry : table.values().entrySet()) {
            if (!entry.getKey().equals(commented)) {
                table.above(entry.getKey()).forEach(comment -> comment(comment, depth));
            }
            indent(depth);
            out.append(scalar(entry.getKey())).append(':');
            value(entry.getValue(), depth);
        }
        table.below().forEach(comment -> comment(comment, depth));
    }

    private void value(Object value, int depth) {
        String inline = inline(value);
        boolean single = !(value instanceof List || value instanceof Map || value instanceof Commented);
        if (inline != null && (single || inline.length() + 2 * depth < WIDTH)) {
            out.append(' ').append(inline).append('\n');
            return;
        }
        out.append('\n');
        if (value instanceof List<?> list) {
            list.forEach(item -> item(item, depth + 1));
        } else {
            table(value instanceof Commented table ? table : commented((Map<?, ?>) value), depth + 1);
        }
    }

    private void item(Object item, int depth) {
        if (item instanceof Commented || item instanceof Map) {
            Commented table = item instanceof Commented commented ? commented : commented((Map<?, ?>) item);
            table.above().forEach(comment -> comment(comment, depth));
            String inline = item instanceof Map ? inline(item) : null;
            if (inline != null && inline.length() < 60 || table.values().isEmpty()) {
                indent(depth);
                out.append("- ").append(inline == null ? "{}" : inline).append('\n');
                return;
            }
            String firstKey = table.values().keySet().iterator().next();
            table.above(firstKey).forEach(comment -> comment(comment, depth));
            int start = out.length();
            entries(table, depth + 1, firstKey);
            out.setCharAt(start + 2 * depth, '-');
            return;
        }
        indent(depth);
        out.append("-");
        value(item, depth);
    }

    /** On one line; null where that can't be or would lose comments. */
    private static @Nullable String inline(Object value) {
        if (value instanceof Commented table) {
            return table.values().isEmpty() && table.below().isEmpty() ? "{}" : null;
        }
        if (value instanceof List<?> list) {
            if (list.stream()
                    .anyMatch(item -> item instanceof Commented || item instanceof Map || item instanceof List)) {
                return null;
            }
            return list.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            StringBuilder text = new StringBuilder();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String part = inline(entry.getValue());
                if (part == null) {
                    return null;
                }
                text.append(text.isEmpty() ? "{ " : ", ")
                        .append(scalar(entry.getKey()))
                        .append(": ")
                        .append(part);
            }
            return text.isEmpty() ? "{}" : text.append(" }").toString();
        }
        return scalar(value);
    }

    private static String scalar(Object value) {
        if (!(value instanceof String text)) {
            return value instanceof Null || value instanceof Number || value instanceof Boolean
                    ? value.toString()
                    : quoted(value.toString());
        }
        boolean plain = PLAIN.matcher(text).matches()
                && !UNSAFE.matcher(text).find()
                && !UNPRINTABLE.matcher(text).find()
                && Scalar.plain(text, Span.START).isText();
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    boolean odd = c < 0x20
                            || c >= 0x7f && c < 0xa0
                            || c == 0x2028
                            || c == 0x2029
                            || c >= 0xd800
                                    && c < 0xe000
                                    && !Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : 'x')
                                    && !(i > 0 && Character.isSurrogatePair(text.charAt(i - 1), c))
                            || c >= 0xfffe
                            || c == 0xfeff;
                    quoted.append(odd ? String.format(Locale.ROOT, "\\u%04x", (int) c) : Character.toString(c));
                }
            }
        }
        return quoted.append('"').toString();
    }

    private void comment(String comment, int depth) {
        for (String line : comment.split("\n", -1)) {
            indent(depth);
            out.append("# ")
                    .append(UNPRINTABLE.matcher(line).replaceAll(" ").stripTrailing())
                    .append('\n');
        }
    }

    private void indent(int depth) {
        out.append("  ".repeat(depth));
    }
}
