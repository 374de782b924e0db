package org.backupandmonitor.alert.judging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether the judging thread goes round: a process in which it is stuck has to be replaced. */
@Liveness
@ApplicationScoped
class JudgingHealth implements HealthCheck {

    private static final Duration STUCK = Duration.ofSeconds(60);

    private final JudgingService judging;

    @Inject
    JudgingHealth(JudgingService judging) {
        this.judging = judging;
    }

    @Override
    public HealthCheckResponse call() {
        Duration age = judging.evaluationAge();
        return HealthCheckResponse.named("judging")
                .status(age.compareTo(STUCK) < 0)
                .withData("lastRoundMillisAgo", age.toMillis())
                .withData("judges", judging.isJudging())
                .build();
    }
}
