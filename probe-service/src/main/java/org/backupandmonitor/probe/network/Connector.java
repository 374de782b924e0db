package org.backupandmonitor.probe.network;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.ReflectiveChannelFactory;
import io.netty.util.concurrent.Future;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.policy.Policy;
import org.backupandmonitor.probe.check.Attempt;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.check.Phase;
import org.backupandmonitor.probe.lane.Lanes;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections for checks, held to a policy: by name first, then by every address the name has. The connection goes to
 * exactly an address that was judged, so that no second answer of a name server can lead elsewhere.
 */
@Singleton
public class Connector {

    private final HostResolver resolver;
    private final LifeSigns signs;
    private final Bootstrap bootstrap;

    @Inject
    public Connector(HostResolver resolver, Lanes lanes) {
        this(resolver, new ReflectiveChannelFactory<>(lanes.transport().sockets()));
    }

    Connector(HostResolver resolver, ChannelFactory<? extends Channel> sockets) {
        this.resolver = resolver;
        this.signs = resolver.signs();
        this.bootstrap = new Bootstrap()
                .channelFactory(sockets)
                .handler(new Silence())
                .option(ChannelOption.TCP_NODELAY, true)
                // The attempt's timeout is the only one.
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
    }

    /**
     * Resolves, judges and connects; a failure or refusal ends the attempt with a finding.
     *
     * @param connected is given the open channel, on the attempt's lane and before anything was read from it, so that it can
     *     add its handlers, each with {@code addFirst}
     */
    public void connect(Attempt attempt, Policy policy, String host, int port, Consumer<Channel> connected) {
        addresses(attempt, policy, host, found -> {
            attempt.enter(Phase.CONNECT);
            connect(attempt, found, 0, port, connected, null);
        });
    }

    /** The addresses of a host that the policy allows; a failure or refusal ends the attempt with a finding. */
    public void addresses(Attempt attempt, Policy policy, String host, Consumer<List<InetAddress>> found) {
        String name = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        Optional<String> refusal = policy.refuseTarget(name);
        if (refusal.isPresent()) {
            attempt.fail(Findings.refused(policy, refusal.get()));
            return;
        }
        Optional<InetAddress> literal = HostResolver.literal(name);
        if (literal.isPresent()) {
            judged(attempt, policy, List.of(literal.get()), found);
            return;
        }
        attempt.enter(Phase.RESOLVE);
        attempt.excuse(signs::excuse);
        resolver.resolve(attempt.lane(), name)
                .addListener((Future<List<InetAddress>> resolved) -> attempt.guarded(() -> {
                    if (resolved.isSuccess()) {
                        judged(attempt, policy, resolved.getNow(), found);
                    } else {
                        attempt.fail(NetworkFindings.unresolved(name, resolved.cause(), signs.excuse()));
                    }
                }));
    }

    /** One refused address refuses the whole name: an honest one does not mix them. */
    private static void judged(
            Attempt attempt, Policy policy, List<InetAddress> addresses, Consumer<List<InetAddress>> found) {
        for (InetAddress address : addresses) {
            Optional<String> refusal = policy.refuseAddress(address);
            if (refusal.isPresent()) {
                attempt.fail(Findings.refused(policy, refusal.get()));
                return;
            }
        }
        found.accept(addresses);
    }

    /** @param failed how an address before was no use, if one was; null if none was */
    private void connect(
            Attempt attempt,
            List<InetAddress> addresses,
            int index,
            int port,
            Consumer<Channel> connected,
            @Nullable Finding failed) {
        InetSocketAddress address = new InetSocketAddress(addresses.get(index), port);
        ChannelFuture connecting = bootstrap.clone(attempt.lane().loop()).connect(address);
        // One that could not be made belongs to no event loop: it can't be closed, and tells its end on a thread of
        // Netty's own.
        if (connecting.channel().isRegistered()) {
            attempt.use(connecting.channel());
        }
        connecting.addListener(opened -> attempt.lane()
                .run(() -> attempt.guarded(() -> {
                    if (opened.isSuccess()) {
                        connected.accept(connecting.channel());
                        return;
                    }
                    Finding finding = NetworkFindings.unconnected(address, opened.cause());
                    // What the target did says more than that this machine has no way to another of its addresses.
                    Finding telling = failed != null && finding.status() == Status.UNKNOWN ? failed : finding;
                    if (index + 1 < addresses.size()) {
                        connect(attempt, addresses, index + 1, port, connected, telling);
                    } else {
                        attempt.fail(telling);
                    }
                })));
    }
}
