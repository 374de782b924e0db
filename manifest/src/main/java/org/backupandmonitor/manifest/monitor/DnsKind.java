package org.backupandmonitor.manifest.monitor;

import java.util.List;
import java.util.Set;
import org.backupandmonitor.contracts.monitor.DnsCheck;
import org.backupandmonitor.manifest.language.EitherType;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.MappedType;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.language.Types;
import org.backupandmonitor.manifest.values.Hosts;

/** {@code dns}: a question that must be answered. */
final class DnsKind {

    private static final Key<String> NAME = Key.required(
                    "name", domain(), "shop.example.com", "The name that is asked for.")
            .alsoCalled("query-name", "domain", "host");
    private static final Key<String> RECORD_TYPE = Key.optional(
                    "type",
                    Types.oneOf("A", "AAAA", "CAA", "CNAME", "MX", "NS", "PTR", "SOA", "SRV", "TXT", "DS", "DNSKEY"),
                    "MX",
                    "The type of record.")
            .or("A")
            .alsoCalled("query-type", "record", "record-type");
    private static final Key<String> SERVER = Key.optional(
                    "server", Hosts.hostMaybePort(), "9.9.9.9", "The resolver that is asked, with a port or without.")
            .orAsIn("the probe's own")
            .alsoCalled("resolver", "nameserver");

    private static final Type<DnsCheck> TYPE = EitherType.of(
            MappedType.of(domain(), name -> new DnsCheck(name, null, null), DnsCheck::name),
            Shape.<DnsCheck>of("dns")
                    .key(NAME, DnsCheck::name)
                    .key(RECORD_TYPE, DnsCheck::recordType)
                    .key(SERVER, DnsCheck::server)
                    .build(values -> new DnsCheck(values.get(NAME), values.get(RECORD_TYPE), values.find(SERVER))),
            check -> check.recordType().equals("A") && check.server() == null);

    private DnsKind() {}

    static MonitorKind kind() {
        return new MonitorKind(
                "dns",
                "A DNS question that must be answered without an error and with at least one record.",
                "{ name: shop.example.com, type: MX }",
                Checks.reached(TYPE, DnsCheck.class),
                Set.of("latency", "answer"),
                true,
                subject -> reaches(Checks.of(subject, DnsCheck.class)));
    }

    /** The name is asked about, not connected to; only the server is. */
    private static List<MonitorKind.Reach> reaches(DnsCheck check) {
        String server = check.server();
        return server == null ? List.of() : List.of(new MonitorKind.Reach("server", Hosts.hostOf(server)));
    }

    private static Type<String> domain() {
        return Types.text(
                "domain name",
                "[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9_])?\\.?",
                "is no domain name, such as shop.example.com");
    }
}
