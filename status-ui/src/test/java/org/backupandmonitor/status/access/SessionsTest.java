package org.backupandmonitor.status.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.backupandmonitor.status.Sample;
import org.backupandmonitor.status.SettableClock;
import org.backupandmonitor.status.StatusProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StatusProfile.class)
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
class SessionsTest {

    @Inject
    AccessConfig config;

    @Inject
    Signatures signatures;

    @Inject
    SecretValues secrets;

    @Inject
    EndedSessionRepository ended;

    private final SettableClock clock = new SettableClock(Sample.now());

    /** As a process that starts now, with these people in its configuration. */
    private Sessions started(Map<String, AccessConfig.User> people) {
        AccessConfig theirs =
                new AccessConfig(config.login(), config.session(), config.api(), config.open(), () -> people);
        EndedSessions remembered = new EndedSessions(ended, clock);
        remembered.refresh();
        return new Sessions(signatures, theirs, remembered, new Users(theirs, secrets), clock);
    }

    private Sessions started() {
        return started(config.users());
    }

    @Test
    void areOverForGoodAlsoWhenTheProcessIsStartedAgain() {
        // Given
        Sessions sessions = started();
        Session session = sessions.open("ada");
        String cookie = sessions.encode(session);
        assertThat(started().decode(cookie)).isPresent();

        // When
        sessions.end(session);

        // Then
        assertThat(sessions.decode(cookie)).isEmpty();
        assertThat(started().decode(cookie)).isEmpty();
    }

    @Test
    void areNotRememberedLongerThanTheyWouldHaveLasted() {
        // Given
        Sessions sessions = started();
        Session session = sessions.open("ada");
        sessions.end(session);

        // When
        clock.move(sessions.lifetime().plus(Duration.ofSeconds(1)));
        started();

        // Then
        assertThat(ended.findById(session.id())).isNull();
    }

    @Test
    void areWorthNothingOnceTheUserIsGone() {
        // Given
        String ada = started().encode(started().open("ada"));
        String operator = started().encode(started().open(OnceLogin.USER));

        // When
        Sessions later = started(Map.of());

        // Then
        assertThat(later.decode(ada)).isEmpty();
        assertThat(later.decode(operator)).isPresent();
    }
}
