package org.backupandmonitor.probe.tls;

import org.backupandmonitor.contracts.monitor.TlsCheck;
import org.backupandmonitor.probe.check.Prober;
import org.backupandmonitor.probe.check.ProberCompliance;
import org.backupandmonitor.probe.rig.Certificates;
import org.backupandmonitor.probe.rig.RawServer;

class TlsComplianceTest extends ProberCompliance<TlsCheck> {

    private static final RawServer SOUND = new RawServer(Certificates.SHARED.serverSocket("valid"), RawServer.SILENT);
    private static final RawServer SILENT = new RawServer(RawServer.SILENT);

    @Override
    protected Prober<TlsCheck> prober() {
        return new TlsProber(rig.connector, rig.secure);
    }

    @Override
    protected TlsCheck sound() {
        return at("127.0.0.1", SOUND.port());
    }

    @Override
    protected TlsCheck silent() {
        return at("127.0.0.1", SILENT.port());
    }

    @Override
    protected TlsCheck at(String host, int port) {
        return new TlsCheck(host, port, null, false);
    }
}
