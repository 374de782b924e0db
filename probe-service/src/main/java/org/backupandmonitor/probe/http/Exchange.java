package org.backupandmonitor.probe.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Set;
import java.util.function.Consumer;
import org.backupandmonitor.probe.check.Attempt;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.check.Phase;
import org.backupandmonitor.probe.network.NetworkFindings;
import org.jspecify.annotations.Nullable;

/** One request and its answer on one connection, with bounds on all that a server can send. */
final class Exchange extends SimpleChannelInboundHandler<HttpObject> {

    /** A body longer than this is not read to its end. */
    static final int MAX_READ = 10 * 1024 * 1024;

    /** What a server says is judged, not refused: its headers need not be well-formed in every respect. */
    private static final HttpDecoderConfig DECODING = new HttpDecoderConfig()
            .setMaxInitialLineLength(8 * 1024)
            .setMaxHeaderSize(64 * 1024)
            .setValidateHeaders(false)
            .setAllowDuplicateContentLengths(true)
            .setStrictLineParsing(false);

    /** They say so where the body is empty too, or servers ask for its length (RFC 9110, 8.6). */
    private static final Set<String> CARRY_BODIES = Set.of("POST", "PUT", "PATCH");

    private final Attempt attempt;
    private final Request request;
    private final Redaction redaction;
    private final Consumer<Answer> answered;
    private final Meter meter;
    private final BodyBuffer body;
    private @Nullable HttpResponse head;
    private boolean waiting;
    private boolean over;

    Exchange(Attempt attempt, Request request, Redaction redaction, int keep, Consumer<Answer> answered) {
        this.attempt = attempt;
        this.request = request;
        this.redaction = redaction;
        this.answered = answered;
        this.meter = new Meter(attempt);
        this.body = new BodyBuffer(keep);
    }

    /** Takes its place in the pipeline; what comes before {@link #send} is not its business. */
    void install(Channel channel) {
        channel.pipeline()
                .addFirst(this)
                .addFirst(new HttpClientCodec(DECODING, false, false))
                .addFirst(meter);
    }

    void send(Channel channel) {
        attempt.enter(Phase.FIRST_BYTE);
        waiting = true;
        channel.writeAndFlush(message()).addListener(written -> {
            if (!written.isSuccess() && !over) {
                attempt.guarded(() ->
                        attempt.fail(NetworkFindings.failure("request", "the request to be taken", written.cause())));
            }
        });
    }

    private FullHttpRequest message() {
        FullHttpRequest message = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(request.method()),
                request.pathAndQuery(),
                Unpooled.wrappedBuffer(request.body()));
        HttpHeaders headers = message.headers();
        headers.set(request.headers());
        if (!headers.contains(HttpHeaderNames.HOST)) {
            headers.set(HttpHeaderNames.HOST, request.authority());
        }
        headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (request.body().length > 0 || CARRY_BODIES.contains(request.method())) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, request.body().length);
        }
        return message;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
        attempt.guarded(() -> receive(message));
    }

    private void receive(HttpObject message) {
        if (over) {
            // What comes behind a redirect's answer concerns nobody, and the check goes on elsewhere.
            return;
        }
        if (message.decoderResult().isFailure()) {
            attempt.fail(Findings.down("answer", "an HTTP answer", garbage()));
            return;
        }
        if (message instanceof HttpResponse response && !interim(response)) {
            head = response;
            attempt.progress(() -> "while the body was still coming (" + body.total() + " bytes so far)");
        }
        if (head != null && message instanceof HttpContent content) {
            body.add(content.content());
            if (body.total() > MAX_READ) {
                attempt.fail(Findings.down(
                        "body",
                        "a body of at most 10 MiB",
                        "one that did not end there; a smaller page makes a better check"));
            } else if (message instanceof LastHttpContent) {
                waiting = false;
                over = true;
                answered.accept(new Answer(head.status().code(), head.headers(), body.bytes(), body.whole()));
            }
        }
    }

    /** RFC 9110, 15.2: others than 101 only announce the answer. */
    private static boolean interim(HttpResponse response) {
        int code = response.status().code();
        return code >= 100 && code < 200 && code != 101;
    }

    private String garbage() {
        return head == null
                ? "something else: \"" + redaction.apply(meter.beginning()) + "\""
                : "one whose body is not as HTTP wants it";
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        if (waiting) {
            attempt.guarded(() -> attempt.fail(Findings.down(
                    head == null ? "answer" : "body",
                    head == null ? "an HTTP answer" : "the whole body",
                    meter.begun()
                            ? "a connection closed in the middle"
                                    + (head == null ? "" : ", after " + body.total() + " bytes")
                            : "a connection closed without one")));
        }
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (waiting) {
            attempt.guarded(() -> attempt.fail(NetworkFindings.failure("answer", "an HTTP answer", cause)));
        }
    }
}
