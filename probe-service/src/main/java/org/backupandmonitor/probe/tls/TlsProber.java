package org.backupandmonitor.probe.tls;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.backupandmonitor.contracts.monitor.TlsCheck;
import org.backupandmonitor.probe.certificate.SecureConnection;
import org.backupandmonitor.probe.check.Assignment;
import org.backupandmonitor.probe.check.Probe;
import org.backupandmonitor.probe.check.Prober;
import org.backupandmonitor.probe.network.Connector;

/** Checks that a TLS handshake succeeds, and judges the certificate. */
@Singleton
public class TlsProber implements Prober<TlsCheck> {

    private final Connector connector;
    private final SecureConnection secure;

    @Inject
    public TlsProber(Connector connector, SecureConnection secure) {
        this.connector = connector;
        this.secure = secure;
    }

    @Override
    public String kind() {
        return "tls";
    }

    @Override
    public Class<TlsCheck> type() {
        return TlsCheck.class;
    }

    @Override
    public Probe prepare(Assignment<TlsCheck> assignment) {
        TlsCheck check = assignment.check();
        String serverName = check.serverName() == null ? check.host() : check.serverName();
        return attempt -> connector.connect(
                attempt,
                assignment.policy(),
                check.host(),
                check.port(),
                opened -> secure.begin(
                        attempt,
                        opened,
                        serverName,
                        check.insecure(),
                        assignment.expect().certificate(),
                        attempt::finish));
    }
}
