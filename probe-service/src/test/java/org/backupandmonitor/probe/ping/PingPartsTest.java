package org.backupandmonitor.probe.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backupandmonitor.probe.Monitors.monitor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.backupandmonitor.contracts.monitor.HeartbeatCheck;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.TcpCheck;
import org.backupandmonitor.probe.result.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PingPartsTest {

    private static MonitorDefinition job(String name, String token) {
        Duration day = Duration.ofDays(1);
        return monitor(name, new HeartbeatCheck(day, day, Token.hash(token)), day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "", "-1", "256", "1000", "1a", "START"})
    void whatIsNoSignalIsNone(String text) {
        assertThat(Signal.parse(text)).isEmpty();
    }

    @Test
    void aJobIsFoundByItsTokenUntilThatChangesOrItIsRemoved() {
        Jobs jobs = new Jobs();
        jobs.changed("shop/a", job("a", "one"));
        assertThat(jobs.find("one")).map(MonitorDefinition::name).contains("a");

        jobs.changed("shop/a", job("a", "two"));
        assertThat(jobs.find("one")).isEmpty();
        assertThat(jobs.find("two")).isPresent();

        jobs.changed("shop/a", null);
        assertThat(jobs.find("two")).isEmpty();
    }

    @Test
    void aTokenThatMovedToAnotherMonitorStaysWithIt() {
        Jobs jobs = new Jobs();
        jobs.changed("shop/a", job("a", "one"));
        jobs.changed("shop/b", job("b", "one"));

        jobs.changed("shop/a", monitor("a", new TcpCheck("ok.test", 1), Duration.ofDays(1)));

        assertThat(jobs.find("one")).map(MonitorDefinition::name).contains("b");
    }

    @Test
    void theEndOfALongTextIsKept() throws IOException {
        byte[] text = ("x".repeat(123_456) + "\u0007end").getBytes(StandardCharsets.UTF_8);
        InputStream dripping = new ByteArrayInputStream(text) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 777));
            }
        };

        String tail = Tail.of(dripping);

        assertThat(tail).hasSize(Tail.KEPT).endsWith("x end");
    }

    @Test
    void callsBeyondTheLimitAreRefusedUntilTimeHasPassed() {
        AtomicLong now = new AtomicLong();
        RateLimit limit = new RateLimit(3, Duration.ofSeconds(1), 2, now::get);
        for (int i = 0; i < 3; i++) {
            assertThat(limit.permits("a")).isTrue();
        }
        assertThat(limit.permits("a")).isFalse();
        assertThat(limit.permits("b")).isTrue();

        now.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(limit.permits("a")).isTrue();
        assertThat(limit.permits("a")).isFalse();
    }

    @Test
    void aJobTookFromItsStartToItsEnd() {
        Instant start = Instant.parse("2026-11-01T12:00:00Z");
        AtomicLong minutes = new AtomicLong();
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return start.plus(Duration.ofMinutes(minutes.get()));
            }
        };
        Calls calls = new Calls(new Site("eu-west", "probe-1"), clock);
        calls.result(job("a", "one"), new Signal.Start(), "");
        minutes.set(7);

        Duration took = calls.result(job("a", "one"), new Signal.Success(), "").took();

        assertThat(took).isEqualTo(Duration.ofMinutes(7));
        assertThat(calls.result(job("a", "one"), new Signal.Success(), "").took())
                .isZero();
    }
}
