package org.backupandmonitor.manifest.values;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupandmonitor.manifest.language.Excerpt;
import org.backupandmonitor.manifest.language.OutOfRange;
import org.backupandmonitor.manifest.language.ScalarType;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.language.Types;

/** Hosts and ports. A host begins with a letter, digit or underscore, so that no tool can take it for an option. */
public final class Hosts {

    private static final String NAME = "[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9_])?\\.?";
    private static final String IPV6 = "[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,45}";
    private static final String PORT = "[0-9]{1,5}";

    private static final Pattern HOST_PORT = Pattern.compile("(?:(" + NAME + ")|\\[(" + IPV6 + ")\\]):(" + PORT + ")");

    /** Four parts and nothing looser, as Java would ask a name server about what it takes for a name. */
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.|$)){4}");

    private Hosts() {}

    /** A host name or address. */
    public static Type<String> host() {
        return Types.text(
                "host",
                NAME + "|" + IPV6,
                "is no host: write a name such as db.example.com, or an address, and nothing else");
    }

    public static Type<Integer> port() {
        return Types.integer(1, 65_535);
    }

    /** {@code host:port}. */
    public static Type<HostPort> hostPort() {
        return ScalarType.text(
                        "host:port",
                        Map.of("type", "string", "pattern", "^((" + NAME + ")|\\[(" + IPV6 + ")\\]):" + PORT + "$"),
                        Hosts::parseHostPort,
                        HostPort::toString)
                .suchAs("db.example.com:5432");
    }

    /** A host, or {@code host:port}. */
    public static Type<String> hostMaybePort() {
        return Types.text(
                "host or host:port",
                NAME + "|" + IPV6 + "|((" + NAME + ")|\\[(" + IPV6 + ")\\]):" + PORT,
                "is neither a host nor host:port, such as 9.9.9.9 or dns.example.com:53");
    }

    private static HostPort parseHostPort(String text) {
        Matcher matcher = HOST_PORT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + Excerpt.of(text) + "\" is not host:port, such as db.example.com:5432 or [2001:db8::1]:5432");
        }
        int port = Integer.parseInt(matcher.group(3));
        if (port < 1 || port > 65_535) {
            throw new OutOfRange("port " + port + " must be between 1 and 65535");
        }
        return new HostPort(matcher.group(1) == null ? matcher.group(2) : matcher.group(1), port);
    }

    /** The host of {@code host}, {@code host:port} or {@code [address]:port}. */
    public static String hostOf(String hostMaybePort) {
        Matcher matcher = HOST_PORT.matcher(hostMaybePort);
        if (!matcher.matches()) {
            return hostMaybePort;
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    /** The port of {@code host:port} or {@code [address]:port}. */
    public static int portOf(String hostPort) {
        return parseHostPort(hostPort).port();
    }

    /** The address that the text is, if it is one; never asks a name server. */
    public static Optional<InetAddress> literal(String host) {
        if (!IPV4.matcher(host).matches() && !host.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host.contains(":") ? "[" + host + "]" : host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
