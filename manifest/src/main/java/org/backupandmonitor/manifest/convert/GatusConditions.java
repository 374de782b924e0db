package org.backupandmonitor.manifest.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupandmonitor.manifest.text.Commented;

/** Gatus' conditions, {@code A op B} with single spaces, as expectations. */
final class GatusConditions {

    private static final Pattern CONDITION = Pattern.compile("(\\S.*?) (==|!=|<=|>=|<|>) (.*)", Pattern.DOTALL);
    private static final Pattern FUNCTION = Pattern.compile("(pat|any)\\((.*)\\)", Pattern.DOTALL);
    private static final String STATUS = "[STATUS]";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[[A-Z][A-Z_]+]");
    private static final String SIMPLE_PATH = "(\\.[A-Za-z0-9_-]+|\\[[0-9]+])+";

    private final Commented monitor;
    private final Map<String, Object> expect = new LinkedHashMap<>();
    private final Map<String, Object> json = new LinkedHashMap<>();
    private final List<Object> statuses = new ArrayList<>();
    private boolean ranged;
    private int least = 100;
    private int most = 599;

    GatusConditions(Commented monitor) {
        this.monitor = monitor;
    }

    /** What the conditions say; what can't be said is a comment of the monitor. */
    Map<String, Object> expect(List<String> conditions, String kind) {
        for (String condition : conditions) {
            Matcher matcher = CONDITION.matcher(condition.strip());
            boolean understood = matcher.matches();
            boolean secret = Confidential.isBody(condition)
                    && !(understood && matcher.group(3).strip().matches("true|false|null|-?[0-9]{1,9}"));
            boolean said = understood
                    && !secret
                    && !PLACEHOLDER.matcher(matcher.group(3)).find()
                    && said(matcher.group(1), matcher.group(2), matcher.group(3).strip(), kind);
            if (!said) {
                monitor.comment(
                        "name",
                        "TODO condition not carried over: "
                                + (secret
                                        ? (understood ? matcher.group(1) + " " + matcher.group(2) + " " : "")
                                                + "(what may be a secret)"
                                        : condition.replaceAll("\\s+", " ")));
            }
        }
        if (ranged) {
            statuses.add(least + "-" + most);
        }
        if (!statuses.isEmpty()) {
            expect.put("status", statuses);
        } else if (kind.equals("http") && conditions.stream().noneMatch(each -> each.contains(STATUS))) {
            // To Gatus an answer is one, whatever its status, where no condition asks for it.
            expect.put("status", "100-599");
        }
        if (!json.isEmpty()) {
            expect.put("json", json);
        }
        return expect;
    }

    private boolean said(String what, String op, String value, String kind) {
        boolean http = kind.equals("http");
        return switch (what) {
            case "[CONNECTED]" -> op.equals("==") && value.equals("true");
            case STATUS -> http && status(op, value);
            case "[RESPONSE_TIME]" ->
                op.startsWith("<")
                        && GoDurations.toManifest(value.matches("[0-9]{1,7}") ? value + "ms" : value)
                                .map(duration -> warn("latency", duration))
                                .orElse(false);
            case "[CERTIFICATE_EXPIRATION]" ->
                List.of("http", "tls", "smtp", "grpc", "websocket").contains(kind)
                        && op.startsWith(">")
                        && GoDurations.toManifest(value)
                                .map(duration -> warn("certificate", duration))
                                .orElse(false);
            case "[DNS_RCODE]" -> kind.equals("dns") && op.equals("==") && value.equals("NOERROR");
            case "[BODY]" -> body(op, value, kind);
            default -> http && what.startsWith("[BODY].") ? path(what, op, value) : http && has(what, op, value);
        };
    }

    private boolean status(String op, String value) {
        if (!statuses.isEmpty()) {
            return false;
        }
        Matcher any = FUNCTION.matcher(value);
        if (!ranged && op.equals("==") && any.matches() && any.group(1).equals("any")) {
            for (String each : any.group(2).split("\\s*,\\s*")) {
                if (!each.matches("[1-5][0-9]{2}")) {
                    return false;
                }
                statuses.add(Integer.parseInt(each));
            }
            return true;
        }
        if (!value.matches("[1-5][0-9]{2}")) {
            return false;
        }
        int code = Integer.parseInt(value);
        return switch (op) {
            case "==" -> !ranged && statuses.add(code);
            case "<" -> between(least, Math.max(100, code - 1));
            case "<=" -> between(least, code);
            case ">" -> between(Math.min(599, code + 1), most);
            case ">=" -> between(code, most);
            default -> false;
        };
    }

    /** Conditions of a lower and an upper end are one range. */
    private boolean between(int from, int to) {
        int newLeast = Math.max(least, from);
        int newMost = Math.min(most, to);
        if (newLeast > newMost) {
            return false;
        }
        least = newLeast;
        most = newMost;
        ranged = true;
        return true;
    }

    private boolean body(String op, String value, String kind) {
        String key =
                switch (kind) {
                    case "http" -> "body";
                    case "dns", "ssh", "smtp", "websocket" -> "answer";
                    default -> "";
                };
        if (key.isEmpty() || expect.containsKey(key)) {
            return false;
        }
        Matcher pattern = FUNCTION.matcher(value);
        if (pattern.matches()) {
            String text = pattern.group(2);
            String middle = text.replaceAll("^\\*|\\*$", "");
            boolean part = text.startsWith("*") && text.endsWith("*") && text.length() > 2 && !middle.contains("*");
            if (!pattern.group(1).equals("pat") || !part || !op.equals("==") && !op.equals("!=")) {
                return false;
            }
            return put(key, Map.of(op.equals("==") ? "contains" : "not-contains", middle));
        }
        return op.equals("==") && !value.isEmpty() && put(key, Map.of("equals", value));
    }

    private boolean path(String what, String op, String value) {
        String path = what.substring("[BODY]".length());
        if (!path.matches(SIMPLE_PATH) || json.containsKey("$" + path)) {
            return false;
        }
        Matcher pattern = FUNCTION.matcher(value);
        if (pattern.matches()) {
            String middle = pattern.group(2).replaceAll("^\\*|\\*$", "");
            boolean part = pattern.group(1).equals("pat")
                    && op.equals("==")
                    && !middle.isEmpty()
                    && !middle.contains("*")
                    && pattern.group(2).length() == middle.length() + 2;
            if (part) {
                json.put("$" + path, Map.of("contains", middle));
            }
            return part;
        }
        Object plain = value.matches("-?[0-9]{1,9}")
                ? (Object) Integer.valueOf(value)
                : value.equals("true") || value.equals("false") ? (Object) Boolean.valueOf(value) : value;
        String comparison =
                switch (op) {
                    case "==" -> "equals";
                    case "!=" -> "not";
                    case "<" -> "less-than";
                    case "<=" -> "at-most";
                    case ">" -> "more-than";
                    default -> "at-least";
                };
        if (op.startsWith("<") || op.startsWith(">")) {
            if (!(plain instanceof Integer)) {
                return false;
            }
        }
        json.put("$" + path, comparison.equals("equals") ? plain : Map.of(comparison, plain));
        return true;
    }

    private boolean has(String what, String op, String value) {
        Matcher matcher =
                Pattern.compile("has\\(\\[BODY](" + SIMPLE_PATH + ")\\)").matcher(what);
        if (!matcher.matches() || !op.equals("==") || !value.equals("true")) {
            return false;
        }
        json.put("$" + matcher.group(1), Map.of("exists", true));
        return true;
    }

    /** To Gatus it was down. */
    private boolean warn(String key, String value) {
        boolean first = put(key, value);
        if (first) {
            monitor.comment("name", "beyond its " + key + " it is DEGRADED here: people hear of it as a warning");
        }
        return first;
    }

    private boolean put(String key, Object value) {
        return expect.putIfAbsent(key, value) == null;
    }
}
