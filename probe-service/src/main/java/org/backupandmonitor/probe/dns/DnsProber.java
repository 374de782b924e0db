package org.backupandmonitor.probe.dns;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.backupandmonitor.contracts.monitor.DnsCheck;
import org.backupandmonitor.probe.check.Assignment;
import org.backupandmonitor.probe.check.Attempt;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.check.Probe;
import org.backupandmonitor.probe.check.Prober;
import org.backupandmonitor.probe.expect.TextExpectation;
import org.backupandmonitor.probe.network.Connector;
import org.xbill.DNS.ResolverConfig;

/** Asks a DNS question, of a given server or of the machine's own. */
@Singleton
public class DnsProber implements Prober<DnsCheck> {

    private final Connector connector;

    @Inject
    public DnsProber(Connector connector) {
        this.connector = connector;
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
            return attempt -> askOwnServer(attempt, inquiry, assignment);
        }
        ServerAddress address;
        try {
            address = ServerAddress.parse(server);
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage());
            return attempt -> attempt.fail(Findings.unknown("definition", "a name server as host:port", problem));
        }
        return attempt -> connector.addresses(
                attempt,
                assignment.policy(),
                address.host(),
                found -> inquiry.ask(
                        attempt, new InetSocketAddress(found.get(0), address.port()), assignment.timeout()));
    }

    /** The machine's own name servers are the operators' choice, so that no policy is asked. */
    private static void askOwnServer(Attempt attempt, Inquiry inquiry, Assignment<DnsCheck> assignment) {
        Optional<InetSocketAddress> own =
                ResolverConfig.getCurrentConfig().servers().stream().findFirst();
        if (own.isEmpty()) {
            attempt.fail(Findings.unknown(
                    "server",
                    "a name server to ask",
                    "none: the probe's machine has none configured; name one with server"));
        } else {
            inquiry.ask(attempt, own.get(), assignment.timeout());
        }
    }
}
