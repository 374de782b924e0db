package org.backupandmonitor.probe.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.backupandmonitor.probe.Monitors.monitor;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ReflectiveChannelFactory;
import io.netty.resolver.HostsFileEntriesProvider;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.monitor.TcpCheck;
import org.backupandmonitor.messaging.operations.Policies;
import org.backupandmonitor.probe.check.Assignment;
import org.backupandmonitor.probe.check.ClosedPort;
import org.backupandmonitor.probe.check.Observation;
import org.backupandmonitor.probe.lane.Lane;
import org.backupandmonitor.probe.rig.NameServer;
import org.backupandmonitor.probe.rig.RawServer;
import org.backupandmonitor.probe.rig.Rig;
import org.backupandmonitor.probe.schedule.Probers;
import org.backupandmonitor.probe.schedule.Schedule;
import org.backupandmonitor.probe.schedule.Tally;
import org.backupandmonitor.probe.tcp.TcpProber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorTest {

    private final Rig rig = Rig.SHARED;

    /** As when the process has no file descriptors left. */
    private static <C extends Channel> ChannelFactory<C> failingOnce(Class<? extends C> type) {
        AtomicBoolean failed = new AtomicBoolean();
        ChannelFactory<? extends C> sound = new ReflectiveChannelFactory<>(type);
        return () -> {
            if (failed.compareAndSet(false, true)) {
                throw new ChannelException(
                        "Unable to create Channel from class EpollSocketChannel",
                        new ReflectiveOperationException(
                                new ChannelException(new SocketException("Too many open files"))));
            }
            return sound.newChannel();
        };
    }

    private HostResolver resolver(NameServer names) {
        return new HostResolver(
                rig.lanes, new LifeSigns(), new SingletonDnsServerAddressStreamProvider(names.address()));
    }

    private static Observation check(Rig rig, Connector connector, String host, int port, Duration timeout) {
        return rig.run(
                new TcpProber(connector),
                new Assignment<>(new TcpCheck(host, port), Expectations.NONE, timeout, Rig.OPEN));
    }

    @Test
    void aSocketThatCouldNotBeMadeEndsTheCheckOnItsLaneAndTheNextOneIsMade() {
        List<Observation> seen = new CopyOnWriteArrayList<>();
        List<Boolean> onLane = new CopyOnWriteArrayList<>();
        Lane lane = rig.lanes.next();
        TcpProber prober = new TcpProber(new Connector(
                resolver(rig.names), failingOnce(rig.lanes.transport().sockets())));
        try (RawServer server = new RawServer(RawServer.SILENT)) {
            Schedule schedule = new Schedule(
                    "eu-west",
                    new Probers(List.of(prober), new Policies(List.of(Rig.OPEN), Set.of())),
                    () -> lane,
                    new Tally(),
                    Clock.systemUTC(),
                    (definition, at, observation) -> {
                        onLane.add(lane.loop().inEventLoop());
                        seen.add(observation);
                    });

            schedule.put(monitor("a", new TcpCheck("127.0.0.1", server.port()), Duration.ofSeconds(1)));

            await().atMost(Rig.PATIENCE).until(() -> seen.size() >= 2);
            schedule.clear();
        }
        assertThat(seen).extracting(Observation::status).startsWith(Status.UNKNOWN, Status.UP);
        assertThat(seen.get(0).findings())
                .extracting(Finding::actual)
                .containsExactly("too many open files (on the probe's own machine)");
        assertThat(onLane).containsOnly(true);
    }

    /** As where this machine has no way to the second address, such as IPv6 where it has none. */
    private static ChannelFactory<Channel> secondUnreachable(Class<? extends Channel> type) {
        AtomicInteger made = new AtomicInteger();
        ChannelFactory<? extends Channel> sound = new ReflectiveChannelFactory<>(type);
        return () -> {
            Channel channel = sound.newChannel();
            if (made.incrementAndGet() == 2) {
                channel.pipeline().addLast(new ChannelOutboundHandlerAdapter() {
                    @Override
                    public void connect(
                            ChannelHandlerContext context,
                            SocketAddress remote,
                            SocketAddress local,
                            ChannelPromise promise) {
                        promise.setFailure(new ConnectException("Network is unreachable: " + remote));
                    }
                });
            }
            return channel;
        };
    }

    @Test
    void aTargetThatRefusesIsDownAlsoWhereItsOtherAddressIsOutOfReach() {
        Connector connector = new Connector(
                resolver(rig.names), secondUnreachable(rig.lanes.transport().sockets()));

        Observation seen = check(rig, connector, "second.test", ClosedPort.find(), Rig.PLENTY);

        assertThat(seen.status()).isEqualTo(Status.DOWN);
        assertThat(seen.findings()).singleElement().extracting(Finding::actual).isEqualTo("connection refused");
    }

    @Test
    void aResolverThatCouldNotMakeItsSocketIsReplaced() {
        HostResolver resolver = new HostResolver(
                rig.lanes,
                new LifeSigns(),
                new SingletonDnsServerAddressStreamProvider(rig.names.address()),
                failingOnce(rig.lanes.transport().datagrams()),
                new OwnHosts());
        Connector connector = new Connector(resolver, rig.lanes);
        try (RawServer server = new RawServer(RawServer.SILENT)) {
            // One more than there are lanes, each of which has a resolver of its own.
            List<Observation> seen = IntStream.rangeClosed(0, rig.lanes.all().size())
                    .mapToObj(each -> check(rig, connector, "ok.test", server.port(), Rig.PLENTY))
                    .toList();

            assertThat(seen).extracting(Observation::status).containsExactly(Status.UNKNOWN, Status.UP, Status.UP);
        }
    }

    @Test
    void aResolverThatAnswersNothingAtAllIsTheProbesOwnFault() {
        try (NameServer silent = new NameServer(name -> false)) {
            Observation seen =
                    check(rig, new Connector(resolver(silent), rig.lanes), "ok.test", 80, Duration.ofMillis(300));

            assertThat(seen.status()).isEqualTo(Status.UNKNOWN);
            assertThat(seen.findings())
                    .singleElement()
                    .extracting(Finding::sentence)
                    .isEqualTo("expected an answer within 300 ms, got none in time, while the name was being resolved:"
                            + " the name servers of the probe's own machine answer nothing, whatever they are asked");
        }
    }

    @Test
    void aResolverThatGivesUpInSilenceIsTheProbesOwnFaultToo() {
        try (NameServer silent = new NameServer(name -> false)) {
            Observation seen = check(rig, new Connector(resolver(silent), rig.lanes), "ok.test", 80, Rig.PLENTY);

            assertThat(seen.status()).isEqualTo(Status.UNKNOWN);
            assertThat(seen.findings()).singleElement().satisfies(finding -> assertThat(finding.sentence())
                    .startsWith("expected an address for \"ok.test\", got no answer from the name server: "));
        }
    }

    @Test
    void aChangeOfTheTableOfHostsIsSeen(@TempDir Path directory) throws Exception {
        Path table = Files.writeString(directory.resolve("hosts"), "127.0.0.99 moved.test\n");
        AtomicLong now = new AtomicLong();
        HostResolver resolver = new HostResolver(
                rig.lanes,
                new LifeSigns(),
                new SingletonDnsServerAddressStreamProvider(rig.names.address()),
                new ReflectiveChannelFactory<>(rig.lanes.transport().datagrams()),
                new OwnHosts(() -> HostsFileEntriesProvider.parser().parseSilently(table.toFile()), now::get));
        Connector connector = new Connector(resolver, rig.lanes);
        try (RawServer server = new RawServer(RawServer.SILENT)) {
            Observation before = check(rig, connector, "Moved.test", server.port(), Rig.PLENTY);
            Files.writeString(table, "127.0.0.1 moved.test\n");
            now.addAndGet(Duration.ofSeconds(6).toNanos());

            Observation after = check(rig, connector, "Moved.test", server.port(), Rig.PLENTY);

            assertThat(before.status()).isEqualTo(Status.DOWN);
            assertThat(after.status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aNameThatAloneIsNotAnsweredIsDown() {
        try (NameServer picky = new NameServer(name -> !name.startsWith("lost."))) {
            Connector connector = new Connector(resolver(picky), rig.lanes);
            check(rig, connector, "nosuch.test", 80, Rig.PLENTY);

            Observation seen = check(rig, connector, "lost.test", 80, Duration.ofMillis(300));

            assertThat(seen.status()).isEqualTo(Status.DOWN);
        }
    }
}
