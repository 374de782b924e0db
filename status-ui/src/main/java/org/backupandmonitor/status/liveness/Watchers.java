package org.backupandmonitor.status.liveness;

import jakarta.inject.Singleton;
import java.time.Clock;

/** Judges which components are alive now. */
@Singleton
public class Watchers {

    private final ComponentRepository repository;
    private final Clock clock;

    Watchers(ComponentRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    public Liveness now() {
        return new Liveness(repository.heartbeats(), clock.instant());
    }
}
