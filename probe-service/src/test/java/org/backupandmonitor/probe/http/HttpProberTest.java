package org.backupandmonitor.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.monitor.TextMatch;
import org.backupandmonitor.contracts.monitor.ValueMatch;
import org.backupandmonitor.probe.check.Assignment;
import org.backupandmonitor.probe.check.Observation;
import org.backupandmonitor.probe.rig.RawServer;
import org.backupandmonitor.probe.rig.Rig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpProberTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final Rig rig = Rig.SHARED;
    private final List<RawServer> servers = new ArrayList<>();

    @AfterEach
    void closeServers() {
        servers.forEach(RawServer::close);
    }

    private RawServer server(RawServer.Manners manners) {
        RawServer server = new RawServer(manners);
        servers.add(server);
        return server;
    }

    private RawServer answering(String answer) {
        RawServer server = RawServer.answering(answer);
        servers.add(server);
        return server;
    }

    private static HttpCheck get(String url) {
        return new HttpCheck(URI.create(url), null, null, null, 0, false);
    }

    private static HttpCheck following(String url, int redirects, Map<String, String> headers) {
        return new HttpCheck(URI.create(url), null, headers, null, redirects, false);
    }

    private Observation check(HttpCheck check, Expectations expect) {
        return rig.run(rig.http(Map.of("BAM_SECRET_TOKEN", "s3cr3t-value")), check, expect);
    }

    private Observation check(RawServer server) {
        return check(get(server.url("/")), Expectations.NONE);
    }

    /** In a hurry, but with time for a busy machine to send the beginning of an answer. */
    private Observation hurried(RawServer server) {
        return rig.run(
                rig.http(Map.of()),
                new Assignment<>(get(server.url("/")), Expectations.NONE, Duration.ofSeconds(5), Rig.OPEN));
    }

    private static String only(Observation seen) {
        assertThat(seen.findings()).hasSize(1);
        return seen.findings().get(0).sentence();
    }

    @Test
    void everyPhaseOfAPlainRequestIsMeasured() {
        Observation seen = check(get("http://ok.test:" + answering(OK).port() + "/"), Expectations.NONE);

        assertThat(seen.status()).isEqualTo(Status.UP);
        assertThat(seen.phases().resolve()).isNotNull();
        assertThat(seen.phases().connect()).isPositive();
        assertThat(seen.phases().tls()).isNull();
        assertThat(seen.phases().firstByte()).isPositive();
        assertThat(seen.phases().transfer()).isPositive();
    }

    @Test
    void theNextAddressIsTriedWhereTheFirstRefuses() {
        Observation seen = check(get("http://second.test:" + answering(OK).port() + "/"), Expectations.NONE);

        assertThat(seen.status()).isEqualTo(Status.UP);
    }

    @Test
    void theRequestSaysWhatTheManifestSays() {
        List<String> heads = new CopyOnWriteArrayList<>();
        RawServer server = server(socket -> {
            String head = RawServer.readHead(socket);
            byte[] body = socket.getInputStream().readNBytes(4);
            heads.add(head + new String(body, StandardCharsets.UTF_8));
            socket.getOutputStream().write(OK.getBytes(StandardCharsets.ISO_8859_1));
        });
        HttpCheck check = new HttpCheck(
                URI.create(server.url("/search?q=a%20b")),
                "post",
                Map.of("X-Api-Key", "secret:token", "Accept", "application/json"),
                "ping",
                0,
                false);

        Observation seen = check(check, Expectations.NONE);

        assertThat(seen.status()).isEqualTo(Status.UP);
        assertThat(heads)
                .singleElement()
                .asString()
                .startsWith("POST /search?q=a%20b HTTP/1.1\r\n")
                .containsIgnoringCase("host: 127.0.0.1:" + server.port())
                .containsIgnoringCase("x-api-key: s3cr3t-value")
                .containsIgnoringCase("accept: application/json")
                .containsIgnoringCase("connection: close")
                .containsIgnoringCase("content-length: 4")
                .endsWith("\r\n\r\nping");
    }

    @Test
    void aWrongStatusIsDownAndSaysWhatTheServerSaid() {
        Observation seen = check(answering("HTTP/1.1 503 Unavailable\r\nContent-Type: text/html\r\n\r\n"
                + "<html><h1>upstream\n timed out</h1></html>"));

        assertThat(seen.status()).isEqualTo(Status.DOWN);
        assertThat(only(seen)).isEqualTo("expected status 200-299, got 503: upstream timed out");
    }

    @Test
    void aServerThatClosesWithoutAWordIsDown() {
        assertThat(only(check(server(RawServer::readHead))))
                .isEqualTo("expected an HTTP answer, got a connection closed without one");
    }

    @Test
    void aServerThatClosesInTheMiddleOfTheBodyIsDown() {
        assertThat(only(check(answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"))))
                .isEqualTo("expected the whole body, got a connection closed in the middle, after 4 bytes");
    }

    @Test
    void garbageInsteadOfHttpIsDownAndShown() {
        assertThat(only(check(answering("220 smtp.example.com ESMTP ready\r\n\u0007\r\n"))))
                .isEqualTo("expected an HTTP answer, got something else: \"220 smtp.example.com ESMTP ready\"");
    }

    @Test
    void endlessHeadersAreDown() {
        RawServer server = server(socket -> {
            RawServer.readHead(socket);
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.UTF_8));
            while (true) {
                socket.getOutputStream().write("X-More: and more\r\n".getBytes(StandardCharsets.UTF_8));
            }
        });

        assertThat(check(server).status()).isEqualTo(Status.DOWN);
    }

    @Test
    void aBodyWithoutEndIsDownAfterTenMebibytes() {
        RawServer server = server(socket -> {
            RawServer.readHead(socket);
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            byte[] part = new byte[64 * 1024];
            while (true) {
                socket.getOutputStream().write(part);
            }
        });

        assertThat(only(check(server))).startsWith("expected a body of at most 10 MiB, got one that did not end there");
    }

    @Test
    void aBodyThatTricklesIsDownAtTheTimeoutAndSaysHowFarItCame() {
        RawServer server = server(socket -> {
            RawServer.readHead(socket);
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\nabc".getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            RawServer.SILENT.handle(socket);
        });

        assertThat(only(hurried(server)))
                .isEqualTo("expected an answer within 5 s, got none in time, while the body was still coming"
                        + " (3 bytes so far)");
    }

    @Test
    void interimAnswersAreNotTheAnswer() {
        Observation seen = check(answering("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK));

        assertThat(seen.status()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @CsvSource({"0, UP", "1, DOWN"})
    void aRedirectIsJudgedItselfOnlyWhereNoneIsFollowed(int redirects, Status status) {
        RawServer server = answering("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n");
        Expectations found = new Expectations(List.of("302"), null, null, null, null, null, null);

        Observation seen = check(following(server.url("/"), redirects, null), found);

        assertThat(seen.status()).isEqualTo(status);
    }

    @Test
    void aRedirectLoopIsDownAndNamed() {
        RawServer server = answering("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");

        Observation seen = check(following(server.url("/start"), 10, null), Expectations.NONE);

        assertThat(only(seen))
                .isEqualTo("expected redirects that lead somewhere, got a loop that comes back to "
                        + server.url("/again"));
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void redirectsWithoutEndAreDownAtTheirLimit() {
        List<String> paths = new CopyOnWriteArrayList<>();
        RawServer server = server(socket -> {
            RawServer.readHead(socket);
            paths.add("hop");
            socket.getOutputStream()
                    .write(("HTTP/1.1 307 Go on\r\nContent-Length: 0\r\nLocation: /" + paths.size() + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
        });

        Observation seen = check(following(server.url("/"), 3, null), Expectations.NONE);

        assertThat(only(seen)).isEqualTo("expected at most 3 redirects, got one more, from " + server.url("/3"));
        assertThat(paths).hasSize(4);
    }

    @Test
    void aRedirectIsFollowedAsBrowsersDo() {
        List<String> targets = new CopyOnWriteArrayList<>();
        RawServer server = server(socket -> {
            targets.add(RawServer.readHead(socket).split(" ")[1]);
            String location = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: ?q=a b|c\r\n\r\n";
            socket.getOutputStream().write((targets.size() == 1 ? location : OK).getBytes(StandardCharsets.ISO_8859_1));
        });

        Observation seen = check(following(server.url("/health"), 1, null), Expectations.NONE);

        assertThat(seen.findings()).isEmpty();
        assertThat(targets).containsExactly("/health", "/health?q=a%20b%7Cc");
    }

    @Test
    void aRedirectOfUnreasonableLengthIsNotFollowed() {
        RawServer server =
                answering("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /" + "a".repeat(8_000) + "\r\n\r\n");

        assertThat(only(check(following(server.url("/"), 1, null), Expectations.NONE)))
                .endsWith("..\", which has 8001 characters; 8000 are followed");
    }

    @Test
    void credentialsStayWithTheHostTheyWereMeantFor() {
        List<String> heads = new CopyOnWriteArrayList<>();
        RawServer other = server(socket -> {
            heads.add(RawServer.readHead(socket));
            socket.getOutputStream().write(OK.getBytes(StandardCharsets.ISO_8859_1));
        });
        RawServer first =
                answering("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + other.url("/x") + "\r\n\r\n");
        Map<String, String> headers =
                Map.of("Authorization", "secret:token", "Cookie", "session=1", "X-Key", "k", "User-Agent", "me");

        Observation seen = check(following(first.url("/"), 1, headers), Expectations.NONE);

        assertThat(seen.status()).isEqualTo(Status.UP);
        assertThat(heads)
                .singleElement()
                .asString()
                .containsIgnoringCase("user-agent: me")
                .doesNotContainIgnoringCase("authorization")
                .doesNotContainIgnoringCase("cookie")
                .doesNotContainIgnoringCase("x-key");
    }

    @Test
    void aBodyIsNotGivenToAnotherHost() {
        RawServer other = answering(OK);
        RawServer first =
                answering("HTTP/1.1 307 Go\r\nContent-Length: 0\r\nLocation: " + other.url("/x") + "\r\n\r\n");
        HttpCheck check = new HttpCheck(URI.create(first.url("/")), "POST", null, "password=1", 3, false);

        Observation seen = check(check, Expectations.NONE);

        assertThat(only(seen)).contains("another host, which must not see the request's body");
        assertThat(other.connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "http://metadata.test/latest, UNKNOWN, 169.254.169.254",
        "http://169.254.169.254/latest, UNKNOWN, 169.254.169.254",
        "file:///etc/passwd, DOWN, which is no HTTP address",
        "gopher://ok.test/, DOWN, which is no HTTP address",
        "'http://[::1', DOWN, which is no address"
    })
    void aRedirectLeadsNowhereItMustNot(String location, Status status, String why) {
        RawServer server = answering("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n");

        Observation seen = check(following(server.url("/"), 5, null), Expectations.NONE);

        assertThat(seen.status()).isEqualTo(status);
        assertThat(only(seen)).contains(why);
    }

    @Test
    void aSecretNeverShowsUpEvenWhenTheServerRepeatsIt() {
        RawServer server = answering("HTTP/1.1 401 No\r\nContent-Type: text/plain\r\n\r\nbad token s3cr3t-value!");

        Observation seen =
                check(following(server.url("/"), 0, Map.of("Authorization", "secret:token")), Expectations.NONE);

        assertThat(only(seen)).isEqualTo("expected status 200-299, got 401: bad token ***!");
    }

    @Test
    void aMissingSecretIsUnknownAndSaysWhereItIsLookedFor() {
        RawServer server = answering(OK);

        Observation seen =
                check(following(server.url("/"), 0, Map.of("Authorization", "secret:absent")), Expectations.NONE);

        assertThat(seen.status()).isEqualTo(Status.UNKNOWN);
        assertThat(only(seen)).contains("BAM_SECRET_ABSENT");
        assertThat(server.connections()).isZero();
    }

    @Test
    void bodyJsonAndHeadersAreJudged() {
        RawServer server = answering("HTTP/1.1 200 OK\r\nX-Version: 7\r\n\r\n{\"db\":\"down\",\"queue\":12}");
        Expectations expect = new Expectations(
                null,
                new TextMatch(null, "all fine", null, null),
                Map.of(
                        "$.db", new ValueMatch(ValueMatch.Op.EQUAL, "up"),
                        "$.queue", new ValueMatch(ValueMatch.Op.LESS, 100)),
                Map.of("X-Version", new TextMatch("8", null, null, null)),
                null,
                null,
                null);

        Observation seen = check(get(server.url("/")), expect);

        assertThat(seen.findings())
                .extracting(Finding::sentence)
                .containsExactly(
                        "expected a header X-Version that is \"8\", got \"7\"",
                        "expected a body that contains \"all fine\", got \"{\"db\":\"down\",\"queue\":12}\"",
                        "expected $.db to be \"up\", got \"down\"");
    }

    @Test
    void aLargeBodyIsJudgedToo() {
        String body = "x".repeat(300_000) + "needle";
        RawServer server = answering("HTTP/1.1 200 OK\r\n\r\n" + body);
        Expectations needle =
                new Expectations(null, new TextMatch(null, "needle", null, "(x+x+)+n"), null, null, null, null, null);

        assertThat(check(get(server.url("/")), needle).findings()).isEmpty();
    }

    @Test
    void aPackedBodyIsNeverUnpacked() {
        RawServer server = answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b");
        Expectations text = new Expectations(null, new TextMatch(null, "a", null, null), null, null, null, null, null);

        assertThat(only(check(get(server.url("/")), text))).contains("one packed with gzip");
    }

    @Test
    void expectationsThatMakeNoSenseAreUnknownEachTime() {
        Expectations broken =
                new Expectations(null, new TextMatch(null, null, null, "(["), null, null, null, null, null);

        Observation seen = check(get(answering(OK).url("/")), broken);

        assertThat(seen.status()).isEqualTo(Status.UNKNOWN);
        assertThat(only(seen)).contains("\"([\" is no RE2 expression");
    }

    @ParameterizedTest
    @CsvSource({"'a\r\nEvil: 1'", "'\u0000'", "'\u2603'"})
    void aHeaderCannotSmuggleAnother(String value) {
        RawServer server = answering(OK);

        Observation seen = check(following(server.url("/"), 0, Map.of("X-A", value)), Expectations.NONE);

        assertThat(seen.status()).isEqualTo(Status.UNKNOWN);
        assertThat(server.connections()).isZero();
    }
}
