package org.backupandmonitor.probe.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port where nobody listens, and where nobody else can begin to: it is held by a socket that does not listen. */
public final class ClosedPort {

    private static final Socket HELD = held();

    private ClosedPort() {}

    public static int find() {
        return HELD.getLocalPort();
    }

    private static Socket held() {
        try {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
