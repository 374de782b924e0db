package org.backupandmonitor.manifest.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.backupandmonitor.manifest.language.EitherType;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.MappedType;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.ShapeBuilder;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.values.Hosts;
import org.jspecify.annotations.Nullable;

/** A kind that no probe offers yet: a table of options that is read, checked and carried as plain values. */
final class DescribedKind {

    private static final String HOST = "host";
    private static final String PORT = "port";

    private final String name;
    private final String doc;
    private final String example;
    private final List<Key<Object>> keys;

    /** @param keys of its table */
    DescribedKind(String name, String doc, String example, List<Key<?>> keys) {
        this.name = name;
        this.doc = doc;
        this.example = example;
        this.keys = keys.stream().<Key<Object>>map(Key::plain).toList();
    }

    /** A kind of a host and, unless {@code usualPort} is null, a port; in short {@code host} or {@code host:port}. */
    static DescribedKind ofHost(
            String name, String doc, String example, @Nullable Integer usualPort, List<Key<?>> more) {
        List<Key<?>> keys = new ArrayList<>();
        keys.add(Key.required(HOST, Hosts.host(), "gw.shop.example.com", "Who is connected to."));
        if (usualPort != null) {
            keys.add(Key.optional(PORT, Hosts.port(), Integer.toString(usualPort), "On which port.")
                    .or(usualPort));
        }
        keys.addAll(more);
        return new DescribedKind(name, doc, example, keys);
    }

    /** What a manifest can say of it, with {@code host} or {@code host:port} as its short form. */
    MonitorKind withHost(Set<String> expectations) {
        boolean hasPort = keys.stream().anyMatch(key -> key.name().equals(PORT));
        Type<String> text = hasPort ? Hosts.hostMaybePort() : Hosts.host();
        return kind(
                expectations,
                MappedType.of(text, hasPort ? this::split : host -> complete(HOST, host), DescribedKind::target),
                Set.of(HOST, PORT),
                DescribedKind::target,
                settings -> List.of(new MonitorKind.Reach(HOST, String.valueOf(settings.get(HOST)))));
    }

    /**
     * What a manifest can say of it.
     *
     * @param brief its short form
     * @param inBrief the keys that the short form says
     */
    MonitorKind kind(
            Set<String> expectations,
            Type<Map<String, Object>> brief,
            Set<String> inBrief,
            Function<Map<String, Object>, String> target,
            Function<Map<String, Object>, List<MonitorKind.Reach>> reaches) {
        Type<Subject> type = MappedType.of(
                EitherType.of(brief, shape(), settings -> isUsual(settings, inBrief)),
                settings -> new Subject.Described(name, target.apply(settings), settings),
                subject -> settings(subject));
        return new MonitorKind(
                name, doc, example, type, expectations, false, subject -> reaches.apply(settings(subject)));
    }

    /** The settings with one key given and the usual values for the others. */
    Map<String, Object> complete(String key, Object value) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (Key<Object> each : keys) {
            Object part = each.name().equals(key) ? value : each.fallback();
            if (part != null) {
                settings.put(each.name(), part);
            }
        }
        return settings;
    }

    private Map<String, Object> split(String hostMaybePort) {
        String host = Hosts.hostOf(hostMaybePort);
        Map<String, Object> settings = complete(HOST, host);
        if (!host.equals(hostMaybePort)) {
            settings.put(PORT, Hosts.portOf(hostMaybePort));
        }
        return settings;
    }

    private Shape<Map<String, Object>> shape() {
        ShapeBuilder<Map<String, Object>> shape = Shape.of(name);
        keys.forEach(key -> shape.key(key, settings -> settings.get(key.name())));
        return shape.build(values -> {
            Map<String, Object> settings = new LinkedHashMap<>();
            for (Key<Object> key : keys) {
                Object value = values.find(key);
                if (value != null) {
                    settings.put(key.name(), value);
                }
            }
            return settings;
        });
    }

    private boolean isUsual(Map<String, Object> settings, Set<String> inBrief) {
        return keys.stream()
                .filter(key -> !inBrief.contains(key.name()))
                .allMatch(key -> Objects.equals(settings.get(key.name()), key.fallback()));
    }

    private static Map<String, Object> settings(Subject subject) {
        return ((Subject.Described) subject).settings();
    }

    private static String target(Map<String, Object> settings) {
        String host = String.valueOf(settings.get(HOST));
        Object port = settings.get(PORT);
        return port == null ? host : (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
