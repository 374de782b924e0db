package org.backupandmonitor.status.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.incident.Notification;
import org.backupandmonitor.status.Sample;
import org.backupandmonitor.status.page.Tone;
import org.junit.jupiter.api.Test;

class HappeningTest {

    private static final Instant OPENED = Sample.now().minusSeconds(300);

    @Test
    void tellsWhatHappenedAndEachAttemptToTellItInTheOrderOfTime() {
        // Given
        Incident incident = new Incident(
                "I",
                IncidentKind.MONITOR_DOWN,
                "shop/front",
                "shop",
                Severity.CRITICAL,
                "shop/front is DOWN",
                "",
                OPENED,
                OPENED.plusSeconds(200),
                List.of(
                        new Incident.Entry(OPENED, "opened", "DOWN in office"),
                        new Incident.Entry(OPENED.plusSeconds(8), "notified", "opened: a@example.com by email"),
                        new Incident.Entry(OPENED.plusSeconds(10), "notified", "opened: alerts by channel alerts"),
                        new Incident.Entry(OPENED.plusSeconds(200), "resolved", "UP in office")));
        Notification slack = new Notification(
                "I:opened:slack",
                "I",
                "opened",
                "alerts",
                "slack",
                "alerts",
                Notification.State.SENT,
                List.of(
                        new Notification.Attempt(OPENED.plusSeconds(1), "503"),
                        new Notification.Attempt(OPENED.plusSeconds(9), null)),
                OPENED,
                OPENED.plusSeconds(9));

        // When
        List<Happening> story = Happening.of(incident, List.of(slack));

        // Then
        assertThat(story)
                .extracting(Happening::what)
                .as("what no attempt tells is told by the timeline")
                .containsExactly("opened", "not sent", "notified", "sent", "resolved");
        assertThat(story.get(2).text()).isEqualTo("opened: a@example.com by email");
        assertThat(story.get(1).text()).isEqualTo("slack to alerts, attempt 1: 503");
        assertThat(story.get(1).tone()).isEqualTo(Tone.WARN);
        assertThat(story.get(3).text()).isEqualTo("slack to alerts (opened), at attempt 2");
    }
}
