package org.backupandmonitor.probe.http;

import java.net.URI;
import java.util.Map;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.probe.check.Prober;
import org.backupandmonitor.probe.check.ProberCompliance;
import org.backupandmonitor.probe.rig.RawServer;

class HttpComplianceTest extends ProberCompliance<HttpCheck> {

    private static final RawServer SOUND =
            RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
    private static final RawServer SILENT = new RawServer(RawServer.SILENT);

    @Override
    protected Prober<HttpCheck> prober() {
        return rig.http(Map.of());
    }

    @Override
    protected HttpCheck sound() {
        return at("127.0.0.1", SOUND.port());
    }

    @Override
    protected HttpCheck silent() {
        return at("127.0.0.1", SILENT.port());
    }

    @Override
    protected HttpCheck at(String host, int port) {
        return new HttpCheck(URI.create("http://" + host + ":" + port + "/"), null, null, null, 0, false);
    }
}
