package org.backupandmonitor.probe.dns;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import org.backupandmonitor.contracts.monitor.DnsCheck;
import org.backupandmonitor.probe.check.Prober;
import org.backupandmonitor.probe.check.ProberCompliance;

class DnsComplianceTest extends ProberCompliance<DnsCheck> {

    private static final DatagramSocket SILENT = silentSocket();

    private static DatagramSocket silentSocket() {
        try {
            return new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Prober<DnsCheck> prober() {
        return new DnsProber(rig.connector, new OwnServers(), rig.signs);
    }

    @Override
    protected DnsCheck sound() {
        return at("127.0.0.1", rig.names.address().getPort());
    }

    @Override
    protected DnsCheck silent() {
        return at("127.0.0.1", SILENT.getLocalPort());
    }

    @Override
    protected DnsCheck at(String host, int port) {
        return new DnsCheck("ok.test", "A", host + ":" + port);
    }
}
