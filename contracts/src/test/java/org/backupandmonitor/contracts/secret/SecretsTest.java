package org.backupandmonitor.contracts.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @TempDir
    Path directory;

    @Test
    void test_file_wins_over_environment_and_loses_its_line_break() throws IOException {
        Files.writeString(directory.resolve("slack-shop"), "from file\n");
        Secrets secrets = new Secrets(directory, Map.of("BAM_SECRET_SLACK_SHOP", "from environment"));

        String value = secrets.resolve("secret:slack-shop");

        assertThat(value).isEqualTo("from file");
    }

    @Test
    void test_environment_is_asked_where_there_is_no_file() {
        Secrets secrets = new Secrets(directory, Map.of("BAM_SECRET_SLACK_SHOP", "from environment"));

        assertThat(secrets.resolve("secret:slack-shop")).isEqualTo("from environment");
    }

    @Test
    void test_missing_secret_is_named_with_the_places_looked_at() {
        Secrets secrets = new Secrets(directory, Map.of());

        assertThatThrownBy(() -> secrets.resolve("secret:orders-db"))
                .isInstanceOf(MissingSecretException.class)
                .hasMessageContainingAll("orders-db", directory.toString(), "BAM_SECRET_ORDERS_DB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret:", "secret:../etc/passwd", "secret:a/b", "secret:.hidden", "plain"})
    void test_what_is_no_name_never_becomes_a_path(String reference) {
        Secrets secrets = new Secrets(directory, Map.of());

        assertThatThrownBy(() -> secrets.resolve(reference)).isInstanceOf(MissingSecretException.class);
    }
}
