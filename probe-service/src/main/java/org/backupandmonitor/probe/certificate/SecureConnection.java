package org.backupandmonitor.probe.certificate;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.probe.check.Attempt;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.check.Phase;
import org.jspecify.annotations.Nullable;

/** Turns an open connection into a secure one, and says so only when its certificate has passed. */
@Singleton
public class SecureConnection {

    private final TlsContexts contexts;
    private final CertificateJudge judge;

    @Inject
    public SecureConnection(TlsContexts contexts, CertificateJudge judge) {
        this.contexts = contexts;
        this.judge = judge;
    }

    /**
     * Shakes hands and judges the certificate; what is wrong with either ends the attempt with a finding.
     *
     * @param serverName sent as SNI, and what the certificate must be for
     * @param insecure as in {@link CertificateJudge#judge}
     * @param remaining as in {@link CertificateJudge#judge}
     * @param secured runs on the attempt's lane when data may be sent
     */
    public void begin(
            Attempt attempt,
            Channel channel,
            String serverName,
            boolean insecure,
            @Nullable Duration remaining,
            Runnable secured) {
        attempt.enter(Phase.TLS);
        SslHandler handler = contexts.handler(channel.alloc(), serverName);
        handler.handshakeFuture()
                .addListener(shaken -> attempt.guarded(() -> {
                    if (!shaken.isSuccess()) {
                        attempt.fail(HandshakeFindings.of(shaken.cause()));
                    } else if (passes(attempt, chain(handler), serverName, insecure, remaining)) {
                        secured.run();
                    }
                }));
        channel.pipeline().addFirst(handler);
    }

    private boolean passes(
            Attempt attempt,
            List<X509Certificate> chain,
            String serverName,
            boolean insecure,
            @Nullable Duration remaining) {
        attempt.leave();
        if (chain.isEmpty()) {
            attempt.fail(Findings.down("certificate", "a certificate", "none"));
            return false;
        }
        attempt.sawCertificate(chain.get(0).getNotAfter().toInstant());
        List<Finding> findings = judge.judge(chain, serverName, insecure, remaining);
        attempt.add(findings);
        if (findings.stream().anyMatch(finding -> finding.status() == Status.DOWN)) {
            attempt.finish();
            return false;
        }
        return true;
    }

    private static List<X509Certificate> chain(SslHandler handler) {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            for (Certificate certificate : handler.engine().getSession().getPeerCertificates()) {
                if (certificate instanceof X509Certificate x509) {
                    chain.add(x509);
                }
            }
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
        return chain;
    }
}
