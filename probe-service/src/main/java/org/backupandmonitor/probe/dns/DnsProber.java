package org.backupandmonitor.probe.dns;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.backupandmonitor.contracts.monitor.DnsCheck;
import org.backupandmonitor.probe.check.Assignment;
import org.backupandmonitor.probe.check.Attempt;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.check.Probe;
import org.backupandmonitor.probe.check.Prober;
import org.backupandmonitor.probe.expect.TextExpectation;
import org.backupandmonitor.probe.network.Connector;
import org.backupandmonitor.probe.network.LifeSigns;

/** Asks a DNS question, of a given server or of the machine's own. */
@Singleton
public class DnsProber implements Prober<DnsCheck> {

    private final Connector connector;
    private final OwnServers own;
    private final LifeSigns signs;

    @Inject
    public DnsProber(Connector connector, OwnServers own, LifeSigns signs) {
        this.connector = connector;
        this.own = own;
        this.signs = signs;
    }

    @Override
    public String kind() {
        return "dns";
    }

    @Override
    public Class<DnsCheck> type() {
        return DnsCheck.class;
    }

    @Override
    public Probe prepare(Assignment<DnsCheck> assignment) {
        Question question;
        Optional<TextExpectation> answer;
        try {
            question = Question.of(assignment.check());
            answer = Optional.ofNullable(assignment.expect().answer()).map(TextExpectation::new);
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage());
            return attempt -> attempt.fail(Findings.unknown("definition", "a question that can be asked", problem));
        }
        Inquiry inquiry = new Inquiry(question, answer);
        String server = assignment.check().server();
        if (server == null) {
            return attempt -> askOwnServers(attempt, inquiry, assignment);
        }
        ServerAddress address;
        try {
            address = ServerAddress.parse(server);
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage());
            return attempt -> attempt.fail(Findings.unknown("definition", "a name server as host:port", problem));
        }
        return attempt -> connector.addresses(attempt, assignment.policy(), address.host(), found -> {
            List<InetSocketAddress> servers = found.stream()
                    .map(each -> new InetSocketAddress(each, address.port()))
                    .toList();
            // Its silence is its own fault: it is what is checked.
            new Asking(attempt, inquiry, servers, assignment.timeout(), () -> {}, Optional::empty).begin();
        });
    }

    /** The machine's own name servers are the operators' choice, so that no policy is asked. */
    private void askOwnServers(Attempt attempt, Inquiry inquiry, Assignment<DnsCheck> assignment) {
        List<InetSocketAddress> servers = own.list();
        if (servers.isEmpty()) {
            attempt.fail(Findings.unknown(
                    "server",
                    "a name server to ask",
                    "none: the probe's machine has none configured; name one with server"));
        } else {
            new Asking(attempt, inquiry, servers, assignment.timeout(), signs::answered, signs::excuse).begin();
        }
    }
}
