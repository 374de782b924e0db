package org.backupandmonitor.probe.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.backupandmonitor.probe.Monitors.monitor;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ReflectiveChannelFactory;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.monitor.TcpCheck;
import org.backupandmonitor.probe.check.Observation;
import org.backupandmonitor.probe.lane.Lane;
import org.backupandmonitor.probe.policy.Policies;
import org.backupandmonitor.probe.rig.RawServer;
import org.backupandmonitor.probe.rig.Rig;
import org.backupandmonitor.probe.schedule.Probers;
import org.backupandmonitor.probe.schedule.Schedule;
import org.backupandmonitor.probe.schedule.Tally;
import org.backupandmonitor.probe.tcp.TcpProber;
import org.junit.jupiter.api.Test;

class ConnectorTest {

    private final Rig rig = Rig.SHARED;

    /** As when the process has no file descriptors left. */
    private ChannelFactory<Channel> failingOnce() {
        AtomicBoolean failed = new AtomicBoolean();
        ChannelFactory<? extends Channel> sound =
                new ReflectiveChannelFactory<>(rig.lanes.transport().sockets());
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

    @Test
    void aSocketThatCouldNotBeMadeEndsTheCheckOnItsLaneAndTheNextOneIsMade() {
        List<Observation> seen = new CopyOnWriteArrayList<>();
        List<Boolean> onLane = new CopyOnWriteArrayList<>();
        Lane lane = rig.lanes.next();
        TcpProber prober = new TcpProber(new Connector(
                new HostResolver(rig.lanes, new SingletonDnsServerAddressStreamProvider(rig.names.address())),
                failingOnce()));
        try (RawServer server = new RawServer(RawServer.SILENT)) {
            Schedule schedule = new Schedule(
                    "eu-west",
                    new Probers(List.of(prober), new Policies(Map.of("test", Rig.OPEN))),
                    () -> lane,
                    new Tally(),
                    Clock.systemUTC(),
                    (definition, at, observation) -> {
                        onLane.add(lane.loop().inEventLoop());
                        seen.add(observation);
                    });

            schedule.put(monitor("a", new TcpCheck("127.0.0.1", server.port()), Duration.ofSeconds(1)));

            await().until(() -> seen.size() >= 2);
            schedule.clear();
        }
        assertThat(seen).extracting(Observation::status).startsWith(Status.UNKNOWN, Status.UP);
        assertThat(seen.get(0).findings())
                .extracting(Finding::actual)
                .containsExactly("too many open files (on the probe's own machine)");
        assertThat(onLane).containsOnly(true);
    }
}
