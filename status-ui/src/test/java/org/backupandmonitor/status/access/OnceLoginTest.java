package org.backupandmonitor.status.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.backupandmonitor.status.StatusProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StatusProfile.class)
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
class OnceLoginTest {

    private static final String TOKEN = "a-link-of-this-test-only-0123";

    @Inject
    AccessConfig config;

    @Inject
    UsedLoginRepository used;

    private OnceLogin started() {
        return new OnceLogin(
                new AccessConfig(
                        () -> Optional.of(TOKEN), config.session(), config.api(), config.open(), config.people()),
                used,
                Clock.systemUTC());
    }

    @Test
    void opensOnceAlsoWhenTheProcessIsStartedAgain() {
        // Given
        OnceLogin first = started();
        assertThat(first.use("another-link-0123456789")).isFalse();
        assertThat(first.waiting()).isTrue();

        // When
        boolean used = first.use(TOKEN);

        // Then
        assertThat(used).isTrue();
        assertThat(first.use(TOKEN)).isFalse();
        assertThat(started().use(TOKEN)).isFalse();
        assertThat(started().waiting()).isFalse();
    }
}
