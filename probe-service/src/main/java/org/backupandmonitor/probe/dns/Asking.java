package org.backupandmonitor.probe.dns;

import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.backupandmonitor.probe.check.Attempt;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.check.Phase;
import org.backupandmonitor.probe.network.NetworkFindings;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.SimpleResolver;

/**
 * One check's question on its way to name servers. A datagram may get lost and a server may be gone, so that the next one, or
 * the same again, is asked whenever a third of the timeout brought no answer, or at once after a failure; the first answer
 * counts, whoever gives it. All of it on the attempt's lane.
 */
final class Asking {

    private static final int ROUNDS = 3;

    /** dnsjava's own limit only cleans up after the attempt's, which comes first. */
    private static final Duration CLEAN_UP = Duration.ofSeconds(1);

    private final Attempt attempt;
    private final Inquiry inquiry;
    private final List<InetSocketAddress> servers;
    private final Duration timeout;
    private final Runnable answered;
    private final Supplier<Optional<String>> excuse;
    private int asked;
    private int waiting;
    private @Nullable ScheduledFuture<?> next;

    /**
     * @param servers at least one, in the order they are asked in
     * @param timeout the attempt's
     * @param answered is run when any of them answers
     * @param excuse why nothing but silence would say nothing about the name; empty if it would
     */
    Asking(
            Attempt attempt,
            Inquiry inquiry,
            List<InetSocketAddress> servers,
            Duration timeout,
            Runnable answered,
            Supplier<Optional<String>> excuse) {
        this.attempt = attempt;
        this.inquiry = inquiry;
        this.servers = servers;
        this.timeout = timeout;
        this.answered = answered;
        this.excuse = excuse;
    }

    void begin() {
        attempt.enter(Phase.FIRST_BYTE);
        attempt.excuse(excuse);
        ask();
    }

    private void ask() {
        InetSocketAddress server = servers.get(asked % servers.size());
        asked++;
        waiting++;
        if (asked < ROUNDS) {
            next = attempt.lane().after(timeout.dividedBy(ROUNDS), () -> attempt.guarded(this::ask));
        }
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setTimeout(timeout.plus(CLEAN_UP));
        resolver.sendAsync(inquiry.question().message(), attempt.lane().loop())
                .whenComplete((answer, failure) ->
                        attempt.lane().run(() -> attempt.guarded(() -> heard(server, answer, failure))));
    }

    private void heard(InetSocketAddress server, @Nullable Message answer, @Nullable Throwable failure) {
        waiting--;
        if (answer != null) {
            noMore();
            answered.run();
            inquiry.judge(answer).ifPresent(attempt::add);
            attempt.finish();
        } else if (asked < ROUNDS) {
            noMore();
            ask();
        } else if (waiting == 0) {
            fail(server, failure);
        }
    }

    private void noMore() {
        if (next != null) {
            next.cancel(false);
        }
    }

    private void fail(InetSocketAddress server, @Nullable Throwable failure) {
        String expected = inquiry.question().shown();
        String came = "no usable answer from " + server + reason(failure);
        Optional<String> ours = NetworkFindings.ownFault(failure).or(excuse);
        attempt.fail(ours.map(own -> Findings.unknown("answer", expected, came + ": " + own))
                .orElseGet(() -> Findings.down("answer", expected, came)));
    }

    private static String reason(@Nullable Throwable failure) {
        if (failure == null) {
            return "";
        }
        Throwable cause = failure.getCause() instanceof IOException io ? io : failure;
        return cause.getMessage() == null ? "" : ": " + cause.getMessage();
    }
}
