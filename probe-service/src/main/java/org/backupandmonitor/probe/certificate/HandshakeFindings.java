package org.backupandmonitor.probe.certificate;

import io.netty.handler.ssl.NotSslRecordException;
import java.nio.channels.ClosedChannelException;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.check.Phase;
import org.jspecify.annotations.Nullable;

/** What a failed handshake means. */
final class HandshakeFindings {

    private HandshakeFindings() {}

    static Finding of(@Nullable Throwable cause) {
        return Findings.down(Phase.TLS.label(), "a TLS handshake", reason(cause));
    }

    private static String reason(@Nullable Throwable cause) {
        if (cause instanceof NotSslRecordException) {
            return "an answer that is not TLS";
        }
        if (cause == null || cause instanceof ClosedChannelException) {
            return "a closed connection";
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
    }
}
