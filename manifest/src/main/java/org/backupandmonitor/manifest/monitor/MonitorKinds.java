package org.backupandmonitor.manifest.monitor;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of monitor that a manifest can name, in the order of the reference. */
public final class MonitorKinds {

    private static final List<MonitorKind> ALL = List.of(
            HttpKind.kind(),
            TcpKind.kind(),
            TlsKind.kind(),
            DnsKind.kind(),
            HeartbeatKind.kind(),
            NetworkKinds.icmp(),
            NetworkKinds.grpc(),
            NetworkKinds.websocket(),
            NetworkKinds.smtp(),
            NetworkKinds.ssh(),
            StoreKinds.postgres(),
            StoreKinds.mysql(),
            StoreKinds.redis(),
            StoreKinds.kafka());

    private static final Map<String, MonitorKind> BY_NAME =
            ALL.stream().collect(Collectors.toMap(MonitorKind::name, Function.identity()));

    private MonitorKinds() {}

    public static List<MonitorKind> all() {
        return ALL;
    }

    /** The kind of a subject, which always has one. */
    public static MonitorKind of(Subject subject) {
        return named(subject.kind());
    }

    static MonitorKind named(String name) {
        MonitorKind kind = BY_NAME.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("no kind " + name);
        }
        return kind;
    }
}
