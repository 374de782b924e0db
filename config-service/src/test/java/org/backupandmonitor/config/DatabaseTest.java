package org.backupandmonitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.backupandmonitor.config.testing.Operations;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Operations.class, restrictToAnnotatedClass = false)
class DatabaseTest {

    @Inject
    DataSource database;

    /** A host that loses its power closes no connection, and whoever reads from one would read for ever. */
    @Test
    void aDatabaseThatVanishedIsNotWaitedForWithoutEnd() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(Duration.ofMillis(connection.getNetworkTimeout()))
                    .isBetween(Duration.ofSeconds(120), Duration.ofSeconds(180));
        }
    }
}
