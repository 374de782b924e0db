package org.backupandmonitor.probe.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.backupandmonitor.probe.rig.Certificates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerNameTest {

    /** The certificate is for {@code ok.test}, {@code *.wild.test} and 127.0.0.1. */
    @ParameterizedTest
    @CsvSource({
        "ok.test, true",
        "OK.test., true",
        "sub.ok.test, false",
        "a.wild.test, true",
        "a.b.wild.test, false",
        "wild.test, false",
        ".wild.test, false",
        "127.0.0.1, true",
        "127.0.0.2, false",
        "::1, false"
    })
    void aCertificateIsForTheNamesItHolds(String host, boolean matches) {
        assertThat(ServerName.matches(Certificates.SHARED.chain("valid").get(0), host))
                .isEqualTo(matches);
    }
}
