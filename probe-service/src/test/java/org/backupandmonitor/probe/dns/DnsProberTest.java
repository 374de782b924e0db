package org.backupandmonitor.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.monitor.DnsCheck;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.monitor.TextMatch;
import org.backupandmonitor.probe.check.Assignment;
import org.backupandmonitor.probe.check.Observation;
import org.backupandmonitor.probe.network.LifeSigns;
import org.backupandmonitor.probe.rig.NameServer;
import org.backupandmonitor.probe.rig.Rig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsProberTest {

    private final Rig rig = Rig.SHARED;

    private DnsProber prober(List<InetSocketAddress> own) {
        return new DnsProber(rig.connector, new OwnServers(() -> own, System::nanoTime), new LifeSigns());
    }

    private Observation askOwn(Duration timeout, NameServer... own) {
        DnsCheck check = new DnsCheck("ok.test", "A", null);
        List<InetSocketAddress> servers =
                Stream.of(own).map(NameServer::address).toList();
        return rig.run(prober(servers), new Assignment<>(check, Expectations.NONE, timeout, Rig.OPEN));
    }

    private Observation ask(String name, String type, String wanted) {
        String server = "127.0.0.1:" + rig.names.address().getPort();
        TextMatch answer = wanted == null ? null : new TextMatch(null, wanted, null, null);
        Expectations expect = new Expectations(null, null, null, null, null, null, answer);
        return rig.run(prober(List.of()), new DnsCheck(name, type, server), expect);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ok.test, A, -, -",
                "ok.test, a, 127.0.0.1, -",
                "mail.test, MX, mx2, -",
                "text.test, TXT, v=spf1, -",
                "mail.test, MX, mx9,"
                        + " 'expected a record that contains \"mx9\", got 10 mx1.mail.test., 20 mx2.mail.test.'",
                "ok.test, MX, -, 'expected MX records of ok.test, got NOERROR without any such record'",
                "gone.test, A, -, 'expected A records of gone.test, got NXDOMAIN'"
            })
    void anAnswerIsJudged(String name, String type, String wanted, String finding) {
        Observation seen = ask(name, type, wanted);

        assertThat(seen.findings())
                .extracting(Finding::sentence)
                .isEqualTo(finding == null ? List.of() : List.of(finding));
        assertThat(seen.phases().firstByte()).isPositive();
    }

    @Test
    void whatMustNotBeInARecordIsInNone() {
        String server = "127.0.0.1:" + rig.names.address().getPort();
        TextMatch without = new TextMatch(null, null, "mx1", null);
        Expectations expect = new Expectations(null, null, null, null, null, null, without);

        Observation seen = rig.run(prober(List.of()), new DnsCheck("mail.test", "MX", server), expect);

        assertThat(seen.status()).isEqualTo(Status.DOWN);
    }

    @ParameterizedTest
    @CsvSource({"ok.test, NOSUCH, which is no record type", "a..b, A, which is no domain name"})
    void aQuestionThatMakesNoSenseIsUnknown(String name, String type, String why) {
        Observation seen = ask(name, type, null);

        assertThat(seen.status()).isEqualTo(Status.UNKNOWN);
        assertThat(seen.findings().get(0).actual()).contains(why);
    }

    @ParameterizedTest
    @CsvSource({
        "9.9.9.9, 9.9.9.9, 53",
        "dns.example.com:5353, dns.example.com, 5353",
        "2620:fe::fe, 2620:fe::fe, 53",
        "[2620:fe::fe]:5353, 2620:fe::fe, 5353",
        "[::1], ::1, 53"
    })
    void aServerIsWrittenInAnyUsualWay(String text, String host, int port) {
        assertThat(ServerAddress.parse(text)).isEqualTo(new ServerAddress(host, port));
    }

    @Test
    void aServerWhosePortIsNoneIsUnknown() {
        Observation seen = rig.run(prober(List.of()), new DnsCheck("ok.test", "A", "ok.test:x"), Expectations.NONE);

        assertThat(seen.status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aLostDatagramIsSentAgain() {
        AtomicInteger queries = new AtomicInteger();
        try (NameServer forgetful = new NameServer(name -> queries.incrementAndGet() > 1)) {
            Observation seen = askOwn(Duration.ofSeconds(6), forgetful);

            assertThat(seen.status()).isEqualTo(Status.UP);
            assertThat(queries).hasValue(2);
        }
    }

    @Test
    void aServerThatIsGoneLeavesTheQuestionToTheNext() {
        try (NameServer silent = new NameServer(name -> false)) {
            Observation seen = askOwn(Duration.ofSeconds(6), silent, rig.names);

            assertThat(seen.status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void theSilenceOfAllOwnServersIsTheProbesOwnFault() {
        try (NameServer silent = new NameServer(name -> false)) {
            Observation seen = askOwn(Duration.ofMillis(300), silent);

            assertThat(seen.status()).isEqualTo(Status.UNKNOWN);
        }
    }

    @Test
    void ownServersAreReadAgainAfterAMinute() {
        AtomicInteger reads = new AtomicInteger();
        AtomicLong now = new AtomicLong();
        OwnServers own =
                new OwnServers(() -> List.of(new InetSocketAddress("127.0.0.1", reads.incrementAndGet())), now::get);
        now.set(Duration.ofSeconds(60).toNanos());
        assertThat(own.list()).extracting(InetSocketAddress::getPort).containsExactly(1);

        now.set(Duration.ofSeconds(61).toNanos());

        assertThat(own.list()).extracting(InetSocketAddress::getPort).containsExactly(2);
        assertThat(own.list()).extracting(InetSocketAddress::getPort).containsExactly(2);
    }
}
