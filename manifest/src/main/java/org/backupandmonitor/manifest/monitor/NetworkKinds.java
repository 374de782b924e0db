package org.backupandmonitor.manifest.monitor;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.MapType;
import org.backupandmonitor.manifest.language.MappedType;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.language.Types;
import org.backupandmonitor.manifest.values.Texts;

/** Kinds of the network that no probe offers yet. */
final class NetworkKinds {

    private static final String URL = "url";

    private NetworkKinds() {}

    static MonitorKind icmp() {
        return DescribedKind.ofHost(
                        "icmp",
                        "Echo requests (ping) that must be answered.",
                        "gw.shop.example.com",
                        null,
                        List.of(
                                Key.optional("count", Types.integer(1, 20), "3", "How many requests one check sends.")
                                        .or(3),
                                Key.optional(
                                                "loss",
                                                Types.integer(0, 100),
                                                "50",
                                                "How many percent may go unanswered before the check fails.")
                                        .or(0)))
                .withHost(Set.of("latency"));
    }

    static MonitorKind grpc() {
        return DescribedKind.ofHost(
                        "grpc",
                        "The gRPC health checking protocol; anything but SERVING is DOWN.",
                        "api.shop.example.com:443",
                        443,
                        List.of(
                                Key.optional("service", Types.text(), "shop.Orders", "The service that is asked about.")
                                        .orAsIn("the server as a whole"),
                                Key.optional("tls", Types.bool(), "false", "Whether the connection is encrypted.")
                                        .or(true),
                                insecure()))
                .withHost(Set.of("latency", "certificate"));
    }

    static MonitorKind websocket() {
        DescribedKind kind = new DescribedKind(
                "websocket",
                "A WebSocket that must open and, where it is told to, answer.",
                "wss://shop.example.com/live",
                List.of(
                        Key.required(URL, webSocketUrl(), "wss://shop.example.com/live", "The address, in full.")
                                .alsoCalled("uri"),
                        Key.optional(
                                "headers",
                                MapType.of(
                                        "header",
                                        "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}",
                                        "write it as in Content-Type",
                                        Types.looseText()),
                                "{ Authorization: \"secret:shop-token\" }",
                                "Headers of the opening request."),
                        Key.optional("send", Types.text(), "ping", "A text message sent once it is open."),
                        insecure()));
        Type<Map<String, Object>> brief = MappedType.of(
                webSocketUrl(), url -> kind.complete(URL, url), settings -> String.valueOf(settings.get(URL)));
        return kind.kind(
                Set.of("latency", "certificate", "answer"),
                brief,
                Set.of(URL),
                settings -> String.valueOf(settings.get(URL)),
                settings -> List.of(new MonitorKind.Reach(
                        URL, URI.create(String.valueOf(settings.get(URL))).getHost())));
    }

    static MonitorKind smtp() {
        return DescribedKind.ofHost(
                        "smtp",
                        "A mail server that must greet, and encrypt where it is told to.",
                        "mail.shop.example.com:25",
                        25,
                        List.of(
                                Key.optional(
                                                "tls",
                                                Types.oneOf("none", "starttls", "implicit"),
                                                "starttls",
                                                "How the connection is encrypted.")
                                        .or("none"),
                                insecure()))
                .withHost(Set.of("latency", "certificate", "answer"));
    }

    static MonitorKind ssh() {
        return DescribedKind.ofHost(
                        "ssh",
                        "An SSH server that must greet and, where a host key is given, prove it.",
                        "app1.shop.example.com:22",
                        22,
                        List.of(Key.optional(
                                "host-key",
                                Texts.hostKey(),
                                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEIKKXDPnCtfPnZz3Bb8I1aQjDLDdnXLVBRqoYQiyKWs",
                                "The public key it must have.")))
                .withHost(Set.of("latency", "answer"));
    }

    private static Key<Boolean> insecure() {
        return Key.optional(
                        "insecure",
                        Types.bool(),
                        "true",
                        "Turns off the check of certificate chain and name. Doubtful, and warned about.")
                .or(false);
    }

    private static Type<String> webSocketUrl() {
        return Texts.url("ws", "wss://shop.example.com/live");
    }
}
