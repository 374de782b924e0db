package org.backupandmonitor.manifest.monitor;

import java.util.List;
import java.util.Set;
import org.backupandmonitor.contracts.monitor.TlsCheck;
import org.backupandmonitor.manifest.language.EitherType;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.MappedType;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.language.Types;
import org.backupandmonitor.manifest.values.HostPort;
import org.backupandmonitor.manifest.values.Hosts;

/** {@code tls}: a handshake with a certificate that holds. */
final class TlsKind {

    private static final Key<String> HOST =
            Key.required("host", Hosts.host(), "shop.example.com", "Who is connected to.");
    private static final Key<Integer> PORT =
            Key.optional("port", Hosts.port(), "443", "On which port.").or(443);
    private static final Key<String> SERVER_NAME = Key.optional(
                    "server-name",
                    Hosts.host(),
                    "www.shop.example.com",
                    "The name that is asked for (SNI) and that the certificate must hold.")
            .orAsIn("the host")
            .alsoCalled("sni", "servername");
    private static final Key<Boolean> INSECURE = Key.optional(
                    "insecure",
                    Types.bool(),
                    "true",
                    "Turns off the check of chain and name; the expiry is still judged. Doubtful, and warned about.")
            .or(false);

    private static final Type<TlsCheck> TYPE = EitherType.of(
            MappedType.of(
                    Hosts.hostPort(),
                    target -> new TlsCheck(target.host(), target.port(), null, false),
                    check -> new HostPort(check.host(), check.port())),
            Shape.<TlsCheck>of("tls")
                    .key(HOST, TlsCheck::host)
                    .key(PORT, TlsCheck::port)
                    .key(SERVER_NAME, TlsCheck::serverName)
                    .key(INSECURE, TlsCheck::insecure)
                    .build(values -> new TlsCheck(
                            values.get(HOST), values.get(PORT), values.find(SERVER_NAME), values.get(INSECURE))),
            check -> check.serverName() == null && !check.insecure());

    private TlsKind() {}

    static MonitorKind kind() {
        return new MonitorKind(
                "tls",
                "A TLS handshake with a certificate that is trusted, fits the name and has not expired.",
                "shop.example.com:443",
                Checks.reached(TYPE, TlsCheck.class),
                Set.of("latency", "certificate"),
                true,
                subject -> List.of(new MonitorKind.Reach(
                        "host", Checks.of(subject, TlsCheck.class).host())));
    }
}
