package org.backupandmonitor.probe.certificate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;
import org.backupandmonitor.contracts.Times;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.probe.check.Durations;
import org.backupandmonitor.probe.check.Findings;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Judges the certificates a server showed: valid now, trusted, for the right name, and for long enough. Thread-safe. */
@Singleton
public class CertificateJudge {

    private static final String WHAT = "certificate";

    private final X509TrustManager trust;
    private final Clock clock;

    @Inject
    CertificateJudge(@ConfigProperty(name = "bam.probe.authorities") Optional<Path> authorities, Clock clock) {
        this(authorities.orElse(null), clock);
    }

    /** @param authorities a PEM file of authorities trusted beside those of Java; null for none */
    public CertificateJudge(@Nullable Path authorities, Clock clock) {
        this.trust = Trust.of(authorities);
        this.clock = clock;
    }

    /**
     * What is wrong with the chain; empty if nothing is.
     *
     * @param chain as shown, the server's own first
     * @param host the name it must be for
     * @param insecure whether trust and name do not matter; time always does
     * @param remaining a certificate that expires sooner is a finding, DEGRADED; null if that does not matter
     */
    public List<Finding> judge(
            List<X509Certificate> chain, String host, boolean insecure, @Nullable Duration remaining) {
        Instant now = clock.instant();
        X509Certificate own = chain.get(0);
        Instant expires = own.getNotAfter().toInstant();
        if (expires.isBefore(now)) {
            return List.of(Findings.down(
                    WHAT, "a valid certificate", "one that expired " + ago(Duration.between(expires, now), expires)));
        }
        if (own.getNotBefore().toInstant().isAfter(now)) {
            return List.of(Findings.down(
                    WHAT,
                    "a valid certificate",
                    "one that is valid only from "
                            + Times.utc(own.getNotBefore().toInstant())));
        }
        if (!insecure) {
            Optional<Finding> untrusted = distrust(chain);
            if (untrusted.isPresent()) {
                return List.of(untrusted.get());
            }
            if (!ServerName.matches(own, host)) {
                List<String> names = ServerName.all(own);
                return List.of(Findings.down(
                        WHAT,
                        "a certificate for " + host,
                        names.isEmpty() ? "one without a name" : "one for " + String.join(", ", names)));
            }
        }
        Duration left = Duration.between(now, expires);
        return remaining != null && left.compareTo(remaining) < 0
                ? List.of(Findings.degraded(
                        WHAT,
                        "a certificate that is valid for another " + Durations.text(remaining),
                        "one that expires in " + Durations.text(left) + ", on " + Times.utc(expires)))
                : List.of();
    }

    private Optional<Finding> distrust(List<X509Certificate> chain) {
        try {
            // The authentication type only matters to ciphers that no longer exist in TLS 1.3.
            trust.checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
            return Optional.empty();
        } catch (CertificateException e) {
            X509Certificate own = chain.get(0);
            String issuer = own.getIssuerX500Principal().getName();
            boolean selfSigned = own.getIssuerX500Principal().equals(own.getSubjectX500Principal());
            return Optional.of(Findings.down(
                    WHAT,
                    "a certificate that is trusted",
                    (selfSigned ? "a self-signed one" : "one issued by " + issuer)
                            + " that no known authority vouches for (" + e.getMessage() + ")"));
        }
    }

    private static String ago(Duration since, Instant at) {
        return Durations.text(since) + " ago, on " + Times.utc(at);
    }
}
