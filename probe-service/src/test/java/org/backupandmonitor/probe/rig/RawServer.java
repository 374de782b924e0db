package org.backupandmonitor.probe.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback whose every connection is handled as the test wants it, however rude. */
public final class RawServer implements AutoCloseable {

    /** What is done with a connection; it is closed afterwards. */
    public interface Manners {
        void handle(Socket socket) throws Exception;
    }

    /** Reads what comes and never says anything. */
    public static final Manners SILENT = socket -> {
        while (socket.getInputStream().read() >= 0) {
            // Say nothing.
        }
    };

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "raw server");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger connections = new AtomicInteger();

    public RawServer(Manners manners) {
        this(plain(), manners);
    }

    public RawServer(ServerSocket server, Manners manners) {
        this.server = server;
        threads.execute(() -> accept(manners));
    }

    private static ServerSocket plain() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that answers every request with these bytes, after it has read the request's head. */
    public static RawServer answering(String answer) {
        return new RawServer(socket -> {
            readHead(socket);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        });
    }

    /** Reads a request up to the empty line, and returns it. */
    public static String readHead(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private void accept(Manners manners) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                threads.execute(() -> {
                    try (socket) {
                        manners.handle(socket);
                    } catch (Exception e) {
                        // The probe hung up, which is its right.
                    }
                });
            } catch (IOException e) {
                // Closed, or a handshake that failed.
            }
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
