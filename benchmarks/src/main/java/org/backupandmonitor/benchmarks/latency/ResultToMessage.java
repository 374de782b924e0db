package org.backupandmonitor.benchmarks.latency;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long it takes from a failing result on Kafka to the message at an HTTP endpoint that stands for Slack, while results
 * arrive at full rate.
 *
 * <p>Needs a running system whose {@code bam.yaml} has a channel {@code bench} with a Slack webhook to
 * {@code http://127.0.0.1:PORT/}. Everything stays on this machine.
 *
 * <pre>
 * ResultToMessage BOOTSTRAP-SERVERS PORT [results per second, default 2000] [failing monitors, default 300]
 * </pre>
 */
public final class ResultToMessage {

    private static final int STEADY_MONITORS = 2_000;
    private static final Duration BETWEEN_FAILURES = Duration.ofMillis(100);
    private static final Pattern FAILING = Pattern.compile("bench/(failing-\\d+)");

    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();

    private ResultToMessage() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("usage: ResultToMessage BOOTSTRAP-SERVERS PORT [RATE] [FAILING]");
        }
        int rate = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2_000;
        int failing = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 300;
        new ResultToMessage().measure(arguments[0], Integer.parseInt(arguments[1]), rate, failing);
    }

    private void measure(String servers, int port, int rate, int failing) throws IOException {
        ExecutorService receivers = Executors.newFixedThreadPool(4);
        HttpServer slack = slack(port, receivers);
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        try (BenchTopics topics = new BenchTopics(servers)) {
            topics.define("steady-", STEADY_MONITORS);
            topics.define("failing-", failing);
            clock.scheduleAtFixedRate(topics::heartbeat, 0, 1, TimeUnit.SECONDS);
            int[] next = {0};
            clock.scheduleAtFixedRate(
                    () -> {
                        for (int i = 0; i < rate / 100; i++) {
                            topics.up("steady-" + next[0]++ % STEADY_MONITORS);
                        }
                    },
                    0,
                    10,
                    TimeUnit.MILLISECONDS);
            for (int i = 0; i < failing; i++) {
                topics.up("failing-" + i);
            }
            LockSupport.parkNanos(Duration.ofSeconds(20).toNanos());
            for (int i = 0; i < failing; i++) {
                String monitor = "failing-" + i;
                sentAt.put(monitor, System.nanoTime());
                topics.down(monitor);
                LockSupport.parkNanos(BETWEEN_FAILURES.toNanos());
            }
            LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
            report(rate, failing);
            topics.remove("steady-", STEADY_MONITORS);
            topics.remove("failing-", failing);
        } finally {
            clock.shutdownNow();
            slack.stop(0);
            receivers.shutdown();
        }
    }

    private HttpServer slack(int port, ExecutorService receivers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            long now = System.nanoTime();
            String post = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            Matcher monitor = FAILING.matcher(post);
            Long sent = monitor.find() ? sentAt.remove(monitor.group(1)) : null;
            if (sent != null) {
                latencies.add(now - sent);
            }
        });
        server.setExecutor(receivers);
        server.start();
        return server;
    }

    @SuppressWarnings("SystemOut") // a measurement's report is its output
    private void report(int rate, int failing) {
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            System.out.println("no message arrived: is the channel \"bench\" in bam.yaml?");
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "%d results/s beside, %d of %d messages: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, most %.0f ms%n",
                rate,
                sorted.length,
                failing,
                millis(sorted, 50),
                millis(sorted, 90),
                millis(sorted, 99),
                Arrays.stream(sorted).max().orElseThrow() / 1e6);
    }

    private static double millis(long[] sorted, int percentile) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percentile / 100)] / 1e6;
    }
}
