package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;

/** Every setting's default, and that it can be set. */
class AlertSettingsTest {

    @Test
    void test_defaults() {
        AlertSettings settings = settings(Map.of());

        assertThat(settings.startupGrace()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.repositoryGrace()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.kafkaGrace()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.keep()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.delivery().firstRetry()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.delivery().longestRetry()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.delivery().fallbackAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.delivery().giveUpAfter()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void test_settings_are_kebab_case() {
        AlertSettings settings =
                settings(Map.of("bam.alert.startup-grace", "PT5S", "bam.alert.delivery.give-up-after", "PT10S"));

        assertThat(settings.startupGrace()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.delivery().giveUpAfter()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void test_one_of_each_other_service_is_expected_unless_ops_say_otherwise() {
        assertThat(new SystemSettings(Optional.empty(), Optional.empty(), "http://ui/").expected())
                .containsExactlyInAnyOrder(Component.CONFIG, Component.PROBE, Component.BACKUP, Component.STATUS);
        assertThat(new SystemSettings(Optional.of(List.of(Component.PROBE)), Optional.empty(), "http://ui/"))
                .isEqualTo(new SystemSettings(java.util.Set.of(Component.PROBE), List.of(), "http://ui"));
    }

    private static AlertSettings settings(Map<String, String> values) {
        Converter<Duration> durations = text -> Duration.parse(
                text.startsWith("P")
                        ? text
                        : text.endsWith("d") ? "P" + text.toUpperCase(java.util.Locale.ROOT) : "PT" + text);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, durations)
                .withMapping(AlertSettings.class)
                .withDefaultValues(values)
                .build();
        return config.getConfigMapping(AlertSettings.class);
    }
}
