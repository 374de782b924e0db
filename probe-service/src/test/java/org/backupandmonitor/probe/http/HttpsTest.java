package org.backupandmonitor.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.probe.check.Observation;
import org.backupandmonitor.probe.rig.Certificates;
import org.backupandmonitor.probe.rig.RawServer;
import org.backupandmonitor.probe.rig.Rig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpsTest {

    private final Rig rig = Rig.SHARED;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    private Observation check(String certificate, String host, boolean insecure) {
        Expectations fortnight = new Expectations(null, null, null, null, null, Duration.ofDays(14), null);
        try (RawServer server = new RawServer(Certificates.SHARED.serverSocket(certificate), socket -> {
            heads.add(RawServer.readHead(socket));
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        })) {
            URI url = URI.create("https://" + host + ":" + server.port() + "/");
            return rig.run(rig.http(Map.of()), new HttpCheck(url, null, null, null, 0, insecure), fortnight);
        }
    }

    @Test
    void aSoundCertificateIsUpAndItsExpiryKnown() {
        Observation seen = check("valid", "ok.test", false);

        assertThat(seen.findings()).isEmpty();
        assertThat(seen.phases().tls()).isPositive();
        assertThat(seen.certificateExpires())
                .isEqualTo(
                        Certificates.SHARED.chain("valid").get(0).getNotAfter().toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "expired, ok.test, one that expired",
        "other, ok.test, one for other.test",
        "selfsigned, ok.test, a self-signed one that no known authority vouches for"
    })
    void aBadCertificateIsDownAndNothingIsSentToItsServer(String certificate, String host, String why) {
        Observation seen = check(certificate, host, false);

        assertThat(seen.status()).isEqualTo(Status.DOWN);
        assertThat(seen.findings()).extracting(Finding::what).containsExactly("certificate");
        assertThat(seen.findings().get(0).actual()).startsWith(why);
        assertThat(seen.certificateExpires()).isNotNull();
        assertThat(heads).allMatch(String::isEmpty);
    }

    @ParameterizedTest
    @CsvSource({"other, UP", "selfsigned, UP", "soon, DEGRADED", "expired, DOWN"})
    void insecureTurnsOffTrustAndNameButNotTime(String certificate, Status status) {
        assertThat(check(certificate, "ok.test", true).status()).isEqualTo(status);
    }

    @Test
    void aCertificateThatExpiresSoonIsDegraded() {
        Observation seen = check("soon", "127.0.0.1", false);

        assertThat(seen.status()).isEqualTo(Status.DEGRADED);
        assertThat(seen.findings().get(0).sentence())
                .startsWith(
                        "expected a certificate that is valid for another 14 days, got one that expires in 4 days, on ");
    }

    @Test
    void anAnswerThatIsNotTlsIsDown() {
        try (RawServer plain = new RawServer(socket -> {
            socket.getInputStream().read();
            socket.getOutputStream().write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            RawServer.SILENT.handle(socket);
        })) {
            URI url = URI.create("https://127.0.0.1:" + plain.port() + "/");

            Observation seen =
                    rig.run(rig.http(Map.of()), new HttpCheck(url, null, null, null, 0, false), Expectations.NONE);

            assertThat(seen.findings())
                    .extracting(Finding::sentence)
                    .containsExactly("expected a TLS handshake, got an answer that is not TLS");
        }
    }
}
