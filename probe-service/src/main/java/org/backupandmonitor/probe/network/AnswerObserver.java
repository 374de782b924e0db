package org.backupandmonitor.probe.network;

import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.dns.DnsNameResolverException;
import io.netty.resolver.dns.DnsQueryLifecycleObserver;
import java.net.InetSocketAddress;
import java.util.List;

/** One query to a name server: tells of the answer, whatever it says. Names that are remembered ask nobody, and prove nothing. */
final class AnswerObserver implements DnsQueryLifecycleObserver {

    private final LifeSigns signs;
    private boolean written;

    AnswerObserver(LifeSigns signs) {
        this.signs = signs;
    }

    @Override
    public void queryWritten(InetSocketAddress server, ChannelFuture writing) {
        written = true;
    }

    @Override
    public void queryCancelled(int queriesRemaining) {
        // Nobody waits for it any more.
    }

    @Override
    public DnsQueryLifecycleObserver queryRedirected(List<InetSocketAddress> servers) {
        return answeredThenAsks();
    }

    @Override
    public DnsQueryLifecycleObserver queryCNAMEd(DnsQuestion question) {
        return answeredThenAsks();
    }

    @Override
    public DnsQueryLifecycleObserver queryNoAnswer(DnsResponseCode code) {
        return answeredThenAsks();
    }

    private DnsQueryLifecycleObserver answeredThenAsks() {
        signs.answered();
        return new AnswerObserver(signs);
    }

    @Override
    public void queryFailed(Throwable cause) {
        // Silence, and a query that could not be sent, are exceptions of the resolver's; all others judge an answer.
        if (written && !(cause instanceof DnsNameResolverException)) {
            signs.answered();
        }
    }

    @Override
    public void querySucceed() {
        signs.answered();
    }
}
