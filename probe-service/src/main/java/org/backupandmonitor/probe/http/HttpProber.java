package org.backupandmonitor.probe.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.secret.Secrets;
import org.backupandmonitor.probe.certificate.SecureConnection;
import org.backupandmonitor.probe.check.Assignment;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.check.Probe;
import org.backupandmonitor.probe.check.Prober;
import org.backupandmonitor.probe.network.Connector;

/** Checks HTTP and HTTPS addresses: one connection of its own per request, nothing reused, so that everything is measured. */
@Singleton
public class HttpProber implements Prober<HttpCheck> {

    private final HttpTools tools;

    @Inject
    HttpProber(Connector connector, SecureConnection secure, Secrets secrets, ExecutorService workers) {
        this(connector, secure, secrets, (Executor) workers);
    }

    /** @param workers threads that may wait, as lanes must not */
    public HttpProber(Connector connector, SecureConnection secure, Secrets secrets, Executor workers) {
        this.tools = new HttpTools(connector, secure, secrets, workers);
    }

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public Class<HttpCheck> type() {
        return HttpCheck.class;
    }

    @Override
    public Probe prepare(Assignment<HttpCheck> assignment) {
        try {
            return new HttpProbe(
                    assignment, tools, new RequestTemplate(assignment.check()), new AnswerJudge(assignment.expect()));
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage());
            return attempt -> attempt.fail(Findings.unknown("definition", "a check that can be made", problem));
        }
    }
}
