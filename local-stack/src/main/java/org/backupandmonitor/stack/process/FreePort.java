package org.backupandmonitor.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int END = 31_000;
    private static final int TRIES = 200;

    /** One that was asked for may not be listened on yet. */
    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /**
     * A port nothing listens on at this moment, and another each time; somebody may still take it before the caller does.
     *
     * <p>It lies below those that systems give to connections (Linux: {@code ip_local_port_range}, from 32768 on): of these
     * the next connection of anybody could take it.
     */
    public static int any() {
        return ThreadLocalRandom.current()
                .ints(FIRST, END)
                .limit(TRIES)
                .filter(port -> isFree(port) && HANDED_OUT.add(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("of " + TRIES + " ports of the loopback interface between "
                        + FIRST + " and " + END + " none was free"));
    }

    /** Whether a server could listen on the port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
