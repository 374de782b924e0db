package org.backupandmonitor.probe.rig;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.backupandmonitor.contracts.monitor.Check;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.policy.Policy;
import org.backupandmonitor.contracts.secret.Secrets;
import org.backupandmonitor.probe.certificate.CertificateJudge;
import org.backupandmonitor.probe.certificate.SecureConnection;
import org.backupandmonitor.probe.certificate.TlsContexts;
import org.backupandmonitor.probe.check.Assignment;
import org.backupandmonitor.probe.check.Attempt;
import org.backupandmonitor.probe.check.Observation;
import org.backupandmonitor.probe.check.Prober;
import org.backupandmonitor.probe.http.HttpProber;
import org.backupandmonitor.probe.lane.Lane;
import org.backupandmonitor.probe.lane.Lanes;
import org.backupandmonitor.probe.network.Connector;
import org.backupandmonitor.probe.network.HostResolver;
import org.backupandmonitor.probe.network.LifeSigns;

/** Everything a prober needs, real and once per test run. */
public final class Rig {

    public static final Rig SHARED = new Rig();

    /** Long enough for any machine; nothing waits for it unless it fails. */
    public static final Duration PLENTY = Duration.ofSeconds(20);

    /** Longer than anything takes that comes at all. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Loopback is allowed, since that is where all targets of tests are. */
    public static final Policy OPEN = policy(true, "*");

    public final Lanes lanes = new Lanes(group());
    public final NameServer names = new NameServer();
    public final LifeSigns signs = new LifeSigns();
    public final Connector connector = new Connector(
            new HostResolver(lanes, signs, new SingletonDnsServerAddressStreamProvider(names.address())), lanes);
    public final SecureConnection secure = new SecureConnection(
            new TlsContexts(), new CertificateJudge(Certificates.SHARED.authority(), Clock.systemUTC()));

    private Rig() {}

    private static EventLoopGroup group() {
        DefaultThreadFactory threads = new DefaultThreadFactory("lane", true);
        return Epoll.isAvailable() ? new EpollEventLoopGroup(2, threads) : new NioEventLoopGroup(2, threads);
    }

    public static Policy policy(boolean loopback, String... targets) {
        List<String> any = List.of("*");
        return new Policy("test", List.of(targets), any, any, any, any, Duration.ofSeconds(1), 100, loopback);
    }

    public HttpProber http(Map<String, String> secrets) {
        return new HttpProber(connector, secure, new Secrets(null, secrets), ForkJoinPool.commonPool());
    }

    public <C extends Check> Observation run(Prober<C> prober, C check, Expectations expect) {
        return run(prober, new Assignment<>(check, expect, PLENTY, OPEN));
    }

    /** Runs one check and waits for its end. */
    public <C extends Check> Observation run(Prober<C> prober, Assignment<C> assignment) {
        CompletableFuture<Observation> done = new CompletableFuture<>();
        Lane lane = lanes.next();
        lane.run(() -> Attempt.begin(lane, assignment, prober.prepare(assignment), done::complete));
        try {
            return done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the check did not end", e);
        }
    }
}
