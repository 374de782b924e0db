package org.backupandmonitor.probe.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkFindingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connect(..) failed with error(-111): Connection refused: /127.0.0.1:80 | DOWN | connection refused",
                "recvAddress(..) failed with error(-104): Connection reset by peer | DOWN | connection reset by peer",
                "Connection reset | DOWN | connection reset",
                "newSocketStream(..) failed with error(-24): Too many open files | UNKNOWN"
                        + " | too many open files (on the probe's own machine)",
                "Cannot assign requested address: /1.2.3.4:80 | UNKNOWN"
                        + " | cannot assign requested address (on the probe's own machine)",
                "connect(..) failed with error(-101): Network is unreachable: /[2001:db8::1]:80 | UNKNOWN"
                        + " | network is unreachable (on the probe's own machine)"
            })
    void failuresAreToldApartAndSaidPlainly(String message, Status status, String actual) {
        Finding finding = NetworkFindings.failure("connect", "a connection", new IOException(message));

        assertThat(finding.status()).isEqualTo(status);
        assertThat(finding.actual()).isEqualTo(actual);
    }
}
