package org.backupandmonitor.probe.lane;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** All lanes of the process: the event loops that Vert.x has anyway. Thread-safe. */
@Singleton
public class Lanes {

    private final List<Lane> lanes = new ArrayList<>();
    private final Transport transport;
    private final AtomicInteger next = new AtomicInteger();

    @Inject
    @SuppressWarnings("deprecation") // Vert.x 5 moves it; 4 has no other way to it
    Lanes(Vertx vertx) {
        this(vertx.nettyEventLoopGroup());
    }

    public Lanes(EventLoopGroup group) {
        for (EventExecutor executor : group) {
            lanes.add(new Lane((EventLoop) executor, System::nanoTime).start());
        }
        this.transport = Transport.of(group);
    }

    public Transport transport() {
        return transport;
    }

    public List<Lane> all() {
        return List.copyOf(lanes);
    }

    /** The lane whose turn it is to get work. */
    public Lane next() {
        return lanes.get(Math.floorMod(next.getAndIncrement(), lanes.size()));
    }
}
