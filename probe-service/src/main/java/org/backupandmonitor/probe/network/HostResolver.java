package org.backupandmonitor.probe.network;

import io.netty.channel.ChannelFactory;
import io.netty.channel.ReflectiveChannelFactory;
import io.netty.channel.socket.DatagramChannel;
import io.netty.resolver.HostsFileEntriesResolver;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.backupandmonitor.probe.lane.Lane;
import org.backupandmonitor.probe.lane.Lanes;
import org.backupandmonitor.probe.lane.Transport;

/**
 * Finds the addresses of a host as this machine's resolver configuration says, {@code /etc/hosts} included, without waiting.
 *
 * <p>Answers are kept for a few seconds at most, however long their owner allows: a monitor is there to see changes.
 */
@Singleton
public class HostResolver {

    private static final int MAX_TTL_SECONDS = 5;
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(2);

    /** {@link OwnHosts} are asked before. */
    private static final HostsFileEntriesResolver NO_HOSTS = (name, types) -> null;

    private final Transport transport;
    private final LifeSigns signs;
    private final ChannelFactory<? extends DatagramChannel> datagrams;
    private final DnsServerAddressStreamProvider servers;
    private final OwnHosts hosts;
    private final Map<Lane, DnsNameResolver> resolvers = new ConcurrentHashMap<>();

    @Inject
    public HostResolver(Lanes lanes, LifeSigns signs) {
        this(lanes, signs, DnsServerAddressStreamProviders.platformDefault());
    }

    /** @param servers asked instead of this machine's own */
    public HostResolver(Lanes lanes, LifeSigns signs, DnsServerAddressStreamProvider servers) {
        this(
                lanes,
                signs,
                servers,
                new ReflectiveChannelFactory<>(lanes.transport().datagrams()),
                new OwnHosts());
    }

    HostResolver(
            Lanes lanes,
            LifeSigns signs,
            DnsServerAddressStreamProvider servers,
            ChannelFactory<? extends DatagramChannel> datagrams,
            OwnHosts hosts) {
        this.transport = lanes.transport();
        this.datagrams = datagrams;
        this.signs = signs;
        this.servers = servers;
        this.hosts = hosts;
    }

    /** The address that the text itself is, if it is one in a usual notation; no name is looked up. */
    static Optional<InetAddress> literal(String host) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are always an address", e);
        }
    }

    /** Whether anybody answers at all. */
    LifeSigns signs() {
        return signs;
    }

    /** All addresses of the name, the preferred first; completes on the lane. */
    Future<List<InetAddress>> resolve(Lane lane, String name) {
        List<InetAddress> own = hosts.addresses(name);
        if (!own.isEmpty()) {
            return lane.loop().newSucceededFuture(own);
        }
        DnsNameResolver resolver = resolvers.computeIfAbsent(lane, this::resolver);
        return resolver.resolveAll(name).addListener(resolved -> {
            if (NetworkFindings.isChannelFault(resolved.cause())) {
                // It keeps the one channel that it has, and would never resolve a name with one that could not be made.
                resolvers.remove(lane, resolver);
            }
        });
    }

    private DnsNameResolver resolver(Lane lane) {
        return new DnsNameResolverBuilder(lane.loop())
                .datagramChannelFactory(datagrams)
                .socketChannelType(transport.sockets())
                .nameServerProvider(servers)
                .hostsFileEntriesResolver(NO_HOSTS)
                .ttl(0, MAX_TTL_SECONDS)
                .negativeTtl(0)
                .queryTimeoutMillis(QUERY_TIMEOUT.toMillis())
                .dnsQueryLifecycleObserverFactory(question -> new AnswerObserver(signs))
                .build();
    }
}
