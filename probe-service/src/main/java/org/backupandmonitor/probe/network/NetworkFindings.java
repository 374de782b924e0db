package org.backupandmonitor.probe.network;

import io.netty.channel.ChannelException;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolverException;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.check.Phase;
import org.jspecify.annotations.Nullable;

/** What failures of the network mean, told apart: the target's, or the probe's own. */
public final class NetworkFindings {

    /** What the kernel says when this machine has run out of something or has no network: no fault of the target. */
    private static final List<String> OWN_FAULTS = List.of(
            "too many open files",
            "cannot assign requested address",
            "network is unreachable",
            "no buffer space",
            "cannot allocate memory",
            "operation not permitted");

    private static final int LONGEST_CHAIN = 20;

    private NetworkFindings() {}

    /** @param excuse why no answer at all would say nothing about the host; empty if it would */
    static Finding unresolved(String host, @Nullable Throwable cause, Optional<String> excuse) {
        String expected = "an address for \"" + host + "\"";
        if (chain(cause).anyMatch(DnsErrorCauseException.class::isInstance)) {
            return Findings.down(Phase.RESOLVE.label(), expected, resolveReason(cause));
        }
        Optional<String> ours = ownFault(cause);
        if (ours.isEmpty() && chain(cause).anyMatch(DnsNameResolverException.class::isInstance)) {
            ours = excuse;
        }
        String came = resolveReason(cause);
        return ours.map(own -> Findings.unknown(Phase.RESOLVE.label(), expected, came + ": " + own))
                .orElseGet(() -> Findings.down(Phase.RESOLVE.label(), expected, came));
    }

    static Finding unconnected(InetSocketAddress address, @Nullable Throwable cause) {
        String where = address.getAddress().getHostAddress() + " port " + address.getPort();
        return failure(Phase.CONNECT.label(), "a connection to " + where, cause);
    }

    /** A connection that broke, or could not be made. */
    public static Finding failure(String what, String expected, @Nullable Throwable cause) {
        return ownFault(cause)
                .map(own -> Findings.unknown(what, expected, own))
                .orElseGet(() -> Findings.down(what, expected, reason(cause)));
    }

    /** What went wrong, if it did so on the probe's own machine and says nothing about the target; empty for all else. */
    public static Optional<String> ownFault(@Nullable Throwable cause) {
        return chain(cause)
                .map(NetworkFindings::reason)
                .filter(reason -> OWN_FAULTS.stream().anyMatch(reason.toLowerCase(Locale.ROOT)::contains))
                // What began it says it most plainly: the others only repeat it.
                .reduce((outer, inner) -> inner)
                .map(reason -> reason + " (on the probe's own machine)");
    }

    /** Whether Netty could not even make a channel. */
    static boolean isChannelFault(@Nullable Throwable cause) {
        return chain(cause).anyMatch(ChannelException.class::isInstance);
    }

    private static Stream<Throwable> chain(@Nullable Throwable cause) {
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause).limit(LONGEST_CHAIN);
    }

    private static String resolveReason(@Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof DnsErrorCauseException answered) {
                DnsResponseCode code = answered.getCode();
                return code.equals(DnsResponseCode.NXDOMAIN)
                        ? "NXDOMAIN: no such name"
                        : code.toString().replaceAll("\\(.*", "") + " from the name server";
            }
            if (each instanceof DnsNameResolverTimeoutException) {
                return "no answer from the name server";
            }
        }
        return "no such address";
    }

    /** The kernel's words without Netty's class names and addresses around them. */
    static String reason(@Nullable Throwable cause) {
        if (cause == null) {
            return "no reason given";
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String plain = message.replaceAll("\\(\\.\\.\\) failed(?: with error\\(-\\d+\\))?: ", ": ")
                .replaceAll("^\\w+: ", "")
                .replaceAll(":? ?/?\\S*:\\d+$", "");
        if (cause instanceof NoRouteToHostException) {
            return "no route to host";
        }
        if (cause instanceof ConnectException && plain.toLowerCase(Locale.ROOT).contains("refused")) {
            return "connection refused";
        }
        return plain.isBlank() ? message : lowerFirst(plain);
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
