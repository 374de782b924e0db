package org.backupandmonitor.manifest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.backupandmonitor.manifest.language.Null;

/** Documents that a JSON Schema describes: most of them good, some with a text, number or key that is not. */
final class SchemaValues {

    /** Texts of every form that a manifest knows, those just beside each, and those that are never good. */
    private static final List<String> TEXTS = List.of(
            "shop",
            "network",
            "eu-west",
            "a",
            "all",
            "any",
            "a.b-c",
            "-a",
            "A",
            "a_b",
            "a".repeat(63),
            "a".repeat(64),
            "30s",
            "5m",
            "1h30m",
            "14d",
            "1ms",
            "0s",
            "99999w",
            "30",
            "30 s",
            "1.5h",
            "every 6h",
            "every  90m",
            "every 1s",
            "0 2 * * *",
            "*/5 * * * MON-FRI",
            "0 0 30 2 *",
            "61 * * * *",
            "0 2 * *",
            "10MB",
            "1.5GiB",
            "0B",
            "1.0001kB",
            "7",
            "https://shop.example.com/health",
            "HTTP://a",
            "https://a b",
            "ftp://a",
            "https://",
            "http://[::1]:8080/x?y#z",
            "https://a/\u00e9",
            "https://a/ ",
            "wss://shop.example.com/live",
            "ws://a:99999",
            "db.shop.example.com",
            "db.shop.example.com:5432",
            "db:0",
            "db:65536",
            "[2001:db8::1]:53",
            "2001:db8::1",
            "169.254.169.254",
            "-oProxy",
            "secret:orders-db",
            "secret:",
            "hunter2",
            "team@example.com",
            "team@",
            "a@b@c",
            "Europe/Berlin",
            "UTC",
            "Mars/Base",
            "2026-12-24T22:00",
            "2026-13-24T22:00",
            "2026-12-24 22:00",
            "02:00",
            "24:00",
            "2:00",
            "/srv/uploads",
            "srv",
            "/a\u0001b",
            "*.tmp",
            "> 0",
            ">0",
            "= a b",
            "0",
            "^v[0-9]+",
            "(",
            "(?=a)",
            "200",
            "2xx",
            "200-299",
            "299-200",
            "600",
            "6xx",
            "GET",
            "get",
            "MX",
            "critical",
            "fatal",
            "sat",
            "sunday",
            "none",
            "starttls",
            "true",
            "ok",
            "x y",
            "",
            " ",
            "\t",
            "\n",
            "shop\n",
            "30s\n",
            "https://a/\n",
            "\u00a0",
            "\u2028",
            "\ud83d\ude00",
            "caf\u00e9",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEIKKXDPnCtfPnZz3Bb8I1aQjDLDdnXLVBRqoYQiyKWs",
            "select 1",
            "${each}",
            "majority",
            "$.a",
            "X-Header",
            "bad header",
            "a/b.c");

    private static final List<Object> ODD = List.of(
            Null.NULL,
            true,
            false,
            0,
            -1,
            1,
            2,
            100,
            599,
            600,
            65_535,
            65_536,
            1_000_000_000_000L,
            new BigDecimal("1.0"),
            new BigDecimal("1.5"),
            new BigDecimal("1E+3"),
            List.of(),
            Map.of(),
            List.of("zz"),
            List.of(List.of()),
            Map.of("zz", "zz"));

    private final Map<?, ?> root;

    SchemaValues(Map<?, ?> root) {
        this.root = root;
    }

    Arbitrary<Object> documents() {
        return of(root);
    }

    /** The same, spoiled in up to three places. */
    Arbitrary<Object> spoiled() {
        Arbitrary<Edit> edit = Combinators.combine(
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(names().toList()),
                        odd())
                .as(Edit::new);
        return Combinators.combine(documents(), edit.list().ofMaxSize(3)).as((document, edits) -> {
            Object spoiled = document;
            for (Edit each : edits) {
                spoiled = each.apply(spoiled);
            }
            return spoiled;
        });
    }

    private static Arbitrary<Object> odd() {
        return Arbitraries.oneOf(Arbitraries.of(ODD), Arbitraries.of(TEXTS).map(text -> (Object) text));
    }

    private Stream<String> names() {
        return Stream.concat(
                Stream.of("zz", "x-zz", "for-each", "interval", ""),
                DescribedTable.all().stream()
                        .flatMap(table -> table.keys().stream().map(key -> key.name())));
    }

    /**
     * One change to a tree of values.
     *
     * @param place which of its nodes, counted from the root
     */
    private record Edit(int place, int what, String key, Object odd) {

        Object apply(Object tree) {
            int[] left = {place % Math.max(1, count(tree))};
            return apply(tree, left);
        }

        private Object apply(Object node, int[] left) {
            if (left[0]-- == 0) {
                return changed(node);
            }
            if (node instanceof Map<?, ?> map) {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((name, value) -> copy.put(String.valueOf(name), apply(value, left)));
                return copy;
            }
            return node instanceof List<?> list
                    ? list.stream().map(item -> apply(item, left)).toList()
                    : node;
        }

        private Object changed(Object node) {
            if (node instanceof Map<?, ?> map && !map.isEmpty() && what < 4) {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((name, value) -> copy.put(String.valueOf(name), value));
                String some = List.copyOf(copy.keySet()).get(key.length() % copy.size());
                switch (what) {
                    case 0 -> copy.remove(some);
                    case 1 -> copy.put(key, odd);
                    case 2 -> copy.put(key, copy.remove(some));
                    default -> copy.put(some + "z", copy.remove(some));
                }
                return copy;
            }
            if (node instanceof String text && what < 3) {
                return switch (what) {
                    case 0 -> text + "\n";
                    case 1 -> " " + text;
                    default -> text.isEmpty() ? "x" : text.substring(1);
                };
            }
            return what == 4 ? List.of(node) : odd;
        }

        private static int count(Object node) {
            if (node instanceof Map<?, ?> map) {
                return 1 + map.values().stream().mapToInt(Edit::count).sum();
            }
            return node instanceof List<?> list
                    ? 1 + list.stream().mapToInt(Edit::count).sum()
                    : 1;
        }
    }

    private Arbitrary<Object> of(Map<?, ?> schema) {
        if (schema.get("$ref") instanceof String reference) {
            return of(table(table(root, "$defs"), reference.replace("#/$defs/", "")));
        }
        if (schema.get("anyOf") instanceof List<?> either) {
            return Arbitraries.of(either).flatMap(one -> of((Map<?, ?>) one));
        }
        if (schema.get("if") != null) {
            return Arbitraries.frequencyOf(
                    Tuple.of(7, of(table(schema, "else"))), Tuple.of(1, of(table(schema, "then"))));
        }
        if (schema.get("enum") instanceof List<?> words) {
            return mostly(Arbitraries.of(words).map(word -> (Object) word));
        }
        if (schema.containsKey("const")) {
            return mostly(Arbitraries.just(schema.get("const")));
        }
        if (schema.get("type") instanceof List<?> types) {
            return Arbitraries.of(types).flatMap(type -> of(with(schema, "type", type)));
        }
        return switch (String.valueOf(schema.get("type"))) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "integer" -> integer(schema);
            case "number" ->
                Arbitraries.of(0, 1, 5432, new BigDecimal("0.5"), new BigDecimal("1E+3"))
                        .map(number -> (Object) number);
            case "boolean" -> Arbitraries.of(true, false).map(value -> (Object) value);
            case "null" -> Arbitraries.just(Null.NULL);
            case "string" -> text(schema);
            default -> odd();
        };
    }

    private static Arbitrary<Object> mostly(Arbitrary<Object> good) {
        return Arbitraries.frequencyOf(Tuple.of(60, good), Tuple.of(1, odd()));
    }

    private static Arbitrary<Object> text(Map<?, ?> schema) {
        Pattern pattern = Pattern.compile(String.valueOf(schema.containsKey("pattern") ? schema.get("pattern") : ""));
        List<String> good =
                TEXTS.stream().filter(text -> pattern.matcher(text).find()).toList();
        return mostly(Arbitraries.of(good.isEmpty() ? TEXTS : good).map(text -> (Object) text));
    }

    private static Arbitrary<Object> integer(Map<?, ?> schema) {
        int least = ((Number) schema.get("minimum")).intValue();
        int most = ((Number) schema.get("maximum")).intValue();
        return Arbitraries.frequencyOf(
                Tuple.of(
                        60,
                        Arbitraries.of(least, most, Math.min(most, least + 1)).map(number -> (Object) number)),
                Tuple.of(1, Arbitraries.of(least - 1L, most + 1L).map(number -> (Object) number)),
                Tuple.of(1, odd()));
    }

    private Arbitrary<Object> array(Map<?, ?> schema) {
        int least = schema.get("minItems") instanceof Number number ? number.intValue() : 0;
        return of(table(schema, "items")).list().ofMinSize(least).ofMaxSize(3).map(list -> (Object) list);
    }

    private Arbitrary<Object> object(Map<?, ?> schema) {
        if (!schema.containsKey("properties")) {
            Arbitrary<Object> value =
                    schema.get("additionalProperties") instanceof Map<?, ?> inside ? of(inside) : odd();
            return Arbitraries.maps(Arbitraries.of("a", "$.a", "X-Header", "tier", "bad header"), value)
                    .ofMaxSize(2)
                    .map(map -> (Object) map);
        }
        List<?> kinds = schema.get("oneOf") instanceof List<?> oneOf ? oneOf : List.of(Map.of());
        return Arbitraries.of(kinds).flatMap(kind -> object(schema, (Map<?, ?>) kind, kinds));
    }

    private Arbitrary<Object> object(Map<?, ?> schema, Map<?, ?> kind, List<?> kinds) {
        Set<String> required = Set.copyOf(Stream.of(schema, kind)
                .flatMap(each -> each.get("required") instanceof List<?> list ? list.stream() : Stream.of())
                .map(String::valueOf)
                .toList());
        Set<String> otherKinds = Set.copyOf(kinds.stream()
                .map(each -> ((Map<?, ?>) each).get("required"))
                .flatMap(list -> list instanceof List<?> names ? names.stream() : Stream.of())
                .map(String::valueOf)
                .filter(name -> !required.contains(name))
                .distinct()
                .toList());
        List<String> keys = new ArrayList<>();
        List<Arbitrary<Optional<Object>>> values = new ArrayList<>();
        table(schema, "properties").forEach((key, value) -> {
            String name = String.valueOf(key);
            keys.add(name);
            values.add(of((Map<?, ?>) value)
                    .optional(required.contains(name) ? 0.995 : otherKinds.contains(name) ? 0.001 : 0.2));
        });
        return Combinators.combine(values).as(found -> {
            Map<String, Object> object = new LinkedHashMap<>();
            IntStream.range(0, keys.size())
                    .forEach(i -> found.get(i).ifPresent(value -> object.put(keys.get(i), value)));
            return fitting(object, schema);
        });
    }

    /** Without the keys inside a part that the kind of the object rules out, most of the time. */
    private static Object fitting(Map<String, Object> object, Map<?, ?> schema) {
        if (object.toString().hashCode() % 20 == 0 || !(schema.get("allOf") instanceof List<?> rules)) {
            return object;
        }
        for (Object each : rules) {
            Map<?, ?> rule = (Map<?, ?>) each;
            List<?> when = (List<?>) table(rule, "if").get("required");
            if (object.keySet().containsAll(when)) {
                table(table(rule, "then"), "properties").forEach((part, names) -> {
                    if (object.get(String.valueOf(part)) instanceof Map<?, ?> inside) {
                        Map<?, ?> kept = new LinkedHashMap<>(inside);
                        kept.keySet().retainAll((List<?>)
                                table((Map<?, ?>) names, "propertyNames").get("enum"));
                        object.put(String.valueOf(part), kept);
                    }
                });
            }
        }
        return object;
    }

    private static Map<?, ?> with(Map<?, ?> schema, String key, Object value) {
        Map<Object, Object> copy = new LinkedHashMap<>(schema);
        copy.put(key, value);
        return copy;
    }

    private static Map<?, ?> table(Map<?, ?> schema, String key) {
        return (Map<?, ?>) schema.get(key);
    }
}
