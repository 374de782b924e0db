package org.backupandmonitor.probe.tcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.backupandmonitor.contracts.monitor.TcpCheck;
import org.backupandmonitor.probe.check.Assignment;
import org.backupandmonitor.probe.check.Probe;
import org.backupandmonitor.probe.check.Prober;
import org.backupandmonitor.probe.network.Connector;

/** Checks that a TCP connection is accepted, and closes it again. */
@Singleton
public class TcpProber implements Prober<TcpCheck> {

    private final Connector connector;

    @Inject
    public TcpProber(Connector connector) {
        this.connector = connector;
    }

    @Override
    public String kind() {
        return "tcp";
    }

    @Override
    public Class<TcpCheck> type() {
        return TcpCheck.class;
    }

    @Override
    public Probe prepare(Assignment<TcpCheck> assignment) {
        TcpCheck check = assignment.check();
        return attempt ->
                connector.connect(attempt, assignment.policy(), check.host(), check.port(), opened -> attempt.finish());
    }
}
