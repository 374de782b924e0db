package org.backupandmonitor.probe.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import org.backupandmonitor.probe.check.Attempt;
import org.backupandmonitor.probe.check.Phase;
import org.backupandmonitor.probe.expect.Excerpt;

/** Sits where bytes are not yet HTTP: notes when the first one came, and how the answer began in case it is no HTTP. */
final class Meter extends ChannelInboundHandlerAdapter {

    private static final int KEPT = 80;

    private final Attempt attempt;
    private final byte[] beginning = new byte[KEPT];
    private boolean begun;

    Meter(Attempt attempt) {
        this.attempt = attempt;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!begun && message instanceof ByteBuf bytes && bytes.isReadable()) {
            begun = true;
            int length = Math.min(KEPT, bytes.readableBytes());
            bytes.getBytes(bytes.readerIndex(), beginning, 0, length);
            if (!attempt.isOver()) {
                attempt.enter(Phase.TRANSFER);
            }
        }
        context.fireChannelRead(message);
    }

    String beginning() {
        return Excerpt.of(new String(beginning, StandardCharsets.ISO_8859_1));
    }

    boolean begun() {
        return begun;
    }
}
