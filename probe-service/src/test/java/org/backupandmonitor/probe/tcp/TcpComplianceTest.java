package org.backupandmonitor.probe.tcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.backupandmonitor.contracts.monitor.TcpCheck;
import org.backupandmonitor.probe.check.Prober;
import org.backupandmonitor.probe.check.ProberCompliance;
import org.backupandmonitor.probe.rig.RawServer;

class TcpComplianceTest extends ProberCompliance<TcpCheck> {

    private static final RawServer SOUND = new RawServer(RawServer.SILENT);
    private static final List<AutoCloseable> CROWD = new ArrayList<>();
    private static final int CROWDED = crowded();

    /** Nobody takes the connections here and the queue is full, so that a further one hangs. */
    private static int crowded() {
        try {
            ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            CROWD.add(server);
            for (int i = 0; i < 4; i++) {
                SocketChannel client = SocketChannel.open();
                client.configureBlocking(false);
                client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
                CROWD.add(client);
            }
            return server.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Prober<TcpCheck> prober() {
        return new TcpProber(rig.connector);
    }

    @Override
    protected TcpCheck sound() {
        return at("127.0.0.1", SOUND.port());
    }

    @Override
    protected TcpCheck silent() {
        return at("127.0.0.1", CROWDED);
    }

    @Override
    protected TcpCheck at(String host, int port) {
        return new TcpCheck(host, port);
    }
}
