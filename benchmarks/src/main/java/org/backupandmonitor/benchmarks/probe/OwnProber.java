package org.backupandmonitor.benchmarks.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.policy.Policy;
import org.backupandmonitor.contracts.secret.Secrets;
import org.backupandmonitor.messaging.EventMapper;
import org.backupandmonitor.probe.certificate.CertificateJudge;
import org.backupandmonitor.probe.certificate.SecureConnection;
import org.backupandmonitor.probe.certificate.TlsContexts;
import org.backupandmonitor.probe.check.Assignment;
import org.backupandmonitor.probe.check.Attempt;
import org.backupandmonitor.probe.check.Observation;
import org.backupandmonitor.probe.check.Probe;
import org.backupandmonitor.probe.http.HttpProber;
import org.backupandmonitor.probe.lane.Lane;
import org.backupandmonitor.probe.lane.Lanes;
import org.backupandmonitor.probe.network.Connector;
import org.backupandmonitor.probe.network.HostResolver;
import org.backupandmonitor.probe.network.LifeSigns;

/** The probe-service's own HTTP checks, each to the JSON of its result, in this process. */
final class OwnProber implements AutoCloseable {

    private final EventLoopGroup group = Epoll.isAvailable() ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
    private final Lanes lanes = new Lanes(group);
    private final Assignment<HttpCheck> assignment;
    private final Probe probe;

    OwnProber(String target) {
        Connector connector = new Connector(new HostResolver(lanes, new LifeSigns()), lanes);
        SecureConnection secure =
                new SecureConnection(new TlsContexts(), new CertificateJudge(null, Clock.systemUTC()));
        HttpProber prober = new HttpProber(connector, secure, new Secrets(null, Map.of()), ForkJoinPool.commonPool());
        List<String> any = List.of("*");
        Policy policy = new Policy("bench", any, any, any, any, any, Duration.ofSeconds(1), 1, true);
        assignment = new Assignment<>(
                new HttpCheck(URI.create(target), null, null, null, 0, true),
                Expectations.NONE,
                Duration.ofSeconds(5),
                policy);
        probe = prober.prepare(assignment);
    }

    /** Makes so many probes, so many at once. */
    void run(int probes, int atOnce) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(probes);
        AtomicInteger failed = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(probes);
        Lane lane = lanes.next();
        lane.run(() -> {
            for (int i = 0; i < Math.min(atOnce, probes); i++) {
                next(lane, left, failed, done);
            }
        });
        done.await();
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " of our own probes failed");
        }
    }

    private void next(Lane lane, AtomicInteger left, AtomicInteger failed, CountDownLatch done) {
        if (left.getAndDecrement() <= 0) {
            return;
        }
        Attempt.begin(lane, assignment, probe, seen -> {
            if (json(seen) == 0 || seen.status() != Status.UP) {
                failed.incrementAndGet();
            }
            done.countDown();
            lane.loop().execute(() -> next(lane, left, failed, done));
        });
    }

    private static int json(Observation seen) {
        Result result = new Result(
                "bench",
                "target",
                "http",
                "here",
                "bench",
                Clock.systemUTC().instant(),
                seen.status(),
                seen.took(),
                seen.phases(),
                seen.findings(),
                seen.certificateExpires(),
                "c0ffee");
        try {
            return EventMapper.json().writeValueAsBytes(result).length;
        } catch (JsonProcessingException e) {
            return 0;
        }
    }

    double cpuSeconds() {
        return CpuTime.seconds(ProcessHandle.current().pid());
    }

    @Override
    public void close() {
        group.shutdownGracefully().awaitUninterruptibly();
    }
}
