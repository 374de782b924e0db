package org.backupandmonitor.alert.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backupandmonitor.alert.channel.Announcements.OPENED;

import org.backupandmonitor.alert.channel.Announcement;
import org.backupandmonitor.alert.channel.Announcements;
import org.backupandmonitor.alert.incident.Ending;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.messaging.EventMapper;
import org.junit.jupiter.api.Test;

/** What the sign before the headline says without words. */
class SlackMessageTest {

    @Test
    void test_red_is_what_does_not_work_and_yellow_what_still_does() {
        assertThat(header(Announcements.down("x"))).startsWith(":red_circle: DOWN");
        assertThat(header(Announcements.of(IncidentKind.MONITOR_DEGRADED, "opened", OPENED)))
                .startsWith(":large_yellow_circle: DEGRADED");
    }

    @Test
    void test_only_an_end_that_was_seen_is_ticked_off() {
        assertThat(header(Announcements.up(OPENED.plusSeconds(9)))).startsWith(":white_check_mark: UP");
        assertThat(header(Announcements.ended(Ending.PAUSED, "it is paused", OPENED.plusSeconds(9))))
                .startsWith(":white_circle: PAUSED");
    }

    private static String header(Announcement announcement) {
        return SlackMessage.of(announcement, EventMapper.json())
                .at("/blocks/0/text/text")
                .asText();
    }
}
