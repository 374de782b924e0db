package org.backupandmonitor.alert;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP link to a server that can be cut and mended, as a network can. */
public final class Link implements AutoCloseable {

    private final int port;
    private final int target;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;

    public Link(int port, int target) {
        this.port = port;
        this.target = target;
    }

    public void mend() throws IOException {
        ServerSocket listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        server = listening;
        thread(() -> accept(listening));
    }

    /** Ends every connection and takes no new one. */
    public void cut() throws IOException {
        server.close();
        for (Closeable each : open) {
            each.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        cut();
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket near = listening.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(near);
                open.add(far);
                if (listening.isClosed()) {
                    // Cut meanwhile: these two came too late to be ended with the others.
                    near.close();
                    far.close();
                    return;
                }
                thread(() -> pump(near, far));
                thread(() -> pump(far, near));
            } catch (IOException e) {
                // Cut, or nobody at the other end: whoever connects will notice.
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Cut.
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "link");
        thread.setDaemon(true);
        thread.start();
    }
}
