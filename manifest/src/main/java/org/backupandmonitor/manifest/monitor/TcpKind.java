package org.backupandmonitor.manifest.monitor;

import java.util.List;
import java.util.Set;
import org.backupandmonitor.contracts.monitor.TcpCheck;
import org.backupandmonitor.manifest.language.EitherType;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.MappedType;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.values.HostPort;
import org.backupandmonitor.manifest.values.Hosts;

/** {@code tcp}: a connection that must be accepted. */
final class TcpKind {

    private static final Key<String> HOST =
            Key.required("host", Hosts.host(), "db.shop.example.com", "Who is connected to.");
    private static final Key<Integer> PORT = Key.required("port", Hosts.port(), "5432", "On which port.");

    private static final Type<TcpCheck> TYPE = EitherType.of(
            MappedType.of(
                    Hosts.hostPort(),
                    target -> new TcpCheck(target.host(), target.port()),
                    check -> new HostPort(check.host(), check.port())),
            Shape.<TcpCheck>of("tcp")
                    .key(HOST, TcpCheck::host)
                    .key(PORT, TcpCheck::port)
                    .build(values -> new TcpCheck(values.get(HOST), values.get(PORT))),
            check -> true);

    private TcpKind() {}

    static MonitorKind kind() {
        return new MonitorKind(
                "tcp",
                "A TCP connection that must be accepted.",
                "db.shop.example.com:5432",
                Checks.reached(TYPE, TcpCheck.class),
                Set.of("latency"),
                true,
                subject -> List.of(new MonitorKind.Reach(
                        "host", Checks.of(subject, TcpCheck.class).host())));
    }
}
