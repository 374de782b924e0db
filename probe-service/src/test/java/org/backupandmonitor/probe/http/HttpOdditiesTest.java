package org.backupandmonitor.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.monitor.TextMatch;
import org.backupandmonitor.probe.check.Observation;
import org.backupandmonitor.probe.rig.RawServer;
import org.backupandmonitor.probe.rig.Rig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers do that no RFC asks for, and what they ask for that most don't. */
class HttpOdditiesTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final Rig rig = Rig.SHARED;

    private Observation check(HttpCheck check, Expectations expect) {
        return rig.run(rig.http(Map.of()), check, expect);
    }

    private Observation get(RawServer server, Expectations expect) {
        return check(new HttpCheck(URI.create(server.url("/")), null, null, null, 5, false), expect);
    }

    @Test
    void whatComesBehindARedirectIsNoAnswer() {
        RawServer.Manners manners = socket -> {
            String answer = RawServer.readHead(socket).startsWith("GET /end ")
                    ? OK
                    : "HTTP/1.1 302 Found\r\nLocation: http://ok.test:" + socket.getLocalPort()
                            + "/end\r\nContent-Length: 0\r\n\r\n<html>moved</html>\r\n\r\n";
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        };
        try (RawServer server = new RawServer(manners)) {
            Observation seen = get(server, Expectations.NONE);

            assertThat(seen.findings()).isEmpty();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, true", "put, true", "PATCH, true", "GET, false", "DELETE, false"})
    void aMethodThatCarriesABodySaysSoWhereItIsEmpty(String method, boolean says) {
        List<String> heads = new CopyOnWriteArrayList<>();
        RawServer.Manners manners = socket -> {
            heads.add(RawServer.readHead(socket).toLowerCase(Locale.ROOT));
            socket.getOutputStream().write(OK.getBytes(StandardCharsets.ISO_8859_1));
        };
        try (RawServer server = new RawServer(manners)) {
            check(new HttpCheck(URI.create(server.url("/")), method, null, null, 0, false), Expectations.NONE);
        }

        assertThat(heads)
                .singleElement()
                .extracting(head -> head.contains("\r\ncontent-length: 0\r\n"))
                .isEqualTo(says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nok",
                "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
                "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.0 200 OK\r\n\r\nok",
            })
    void anAnswerThatBrowsersTakeIsTaken(String answer) {
        Expectations expect =
                new Expectations(null, new TextMatch("ok", null, null, null), null, null, null, null, null);
        try (RawServer server = RawServer.answering(answer)) {
            assertThat(get(server, expect).findings()).isEmpty();
        }
    }

    @Test
    void anAnswerOfTwoLengthsIsNone() {
        try (RawServer server =
                RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok")) {
            assertThat(get(server, Expectations.NONE).findings())
                    .singleElement()
                    .extracting(Finding::expected)
                    .isEqualTo("an HTTP answer");
        }
    }

    @Test
    void whatMustNotBeInAHeaderIsInNoneOfThatName() {
        Expectations expect = new Expectations(
                null, null, null, Map.of("Set-Cookie", new TextMatch(null, null, "debug", null)), null, null, null);
        try (RawServer server = RawServer.answering(
                "HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: debug=1\r\nContent-Length: 2\r\n\r\nok")) {
            assertThat(get(server, expect).findings())
                    .singleElement()
                    .extracting(Finding::sentence)
                    .asString()
                    .contains("does not contain \"debug\"", "a=1, debug=1");
        }
    }
}
