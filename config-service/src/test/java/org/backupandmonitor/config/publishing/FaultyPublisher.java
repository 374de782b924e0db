package org.backupandmonitor.config.publishing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The real publisher, which dies where a test tells it to. */
@Alternative
@Priority(1)
@Singleton
class FaultyPublisher implements BatchPublisher {

    /** Where it dies. */
    enum Fault {
        NOWHERE,
        BEFORE_SENDING,
        AFTER_SENDING
    }

    private final TransactionalPublisher real;
    private final AtomicInteger deaths = new AtomicInteger();
    private volatile Fault fault = Fault.NOWHERE;

    @Inject
    FaultyPublisher(TransactionalPublisher real) {
        this.real = real;
    }

    void dies(Fault where) {
        deaths.set(0);
        this.fault = where;
    }

    /** How often it died since it was told to. */
    int deaths() {
        return deaths.get();
    }

    @Override
    public void publish(Batch batch) {
        if (fault == Fault.BEFORE_SENDING) {
            deaths.incrementAndGet();
            throw new PublishingException("died before sending", new IllegalStateException("on purpose"));
        }
        real.publish(batch);
        if (fault == Fault.AFTER_SENDING) {
            throw new PublishingException("died after sending", new IllegalStateException("on purpose"));
        }
    }

    @Override
    public Optional<UUID> lastArrived() {
        return real.lastArrived();
    }
}
