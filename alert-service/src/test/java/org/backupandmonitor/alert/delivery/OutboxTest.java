package org.backupandmonitor.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backupandmonitor.alert.channel.Announcements;
import org.backupandmonitor.alert.channel.Recipient;
import org.junit.jupiter.api.Test;

/** In which order messages are handed out, and how many of one type at a time. */
class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final Outbox outbox = new Outbox();

    @Test
    void test_a_line_that_was_tried_is_behind_all_others() {
        Owed first = owed("email", "a");
        Owed second = owed("email", "b");
        outbox.add(List.of(first, second));
        outbox.takeDue(NOW);

        outbox.giveBack(first, false);

        assertThat(outbox.takeDue(NOW)).contains(second);
    }

    @Test
    void test_one_type_takes_half_of_the_places_and_a_second_one_half_of_the_rest() {
        for (int i = 0; i < Outbox.AT_ONCE; i++) {
            outbox.add(List.of(owed("email", "mail-" + i), owed("slack", "slack-" + i)));
        }
        outbox.add(List.of(owed("webhook", "hook")));

        List<String> types = new ArrayList<>();
        for (Optional<Owed> each = outbox.takeDue(NOW); each.isPresent(); each = outbox.takeDue(NOW)) {
            types.add(each.get().facts().channelType());
        }

        assertThat(types).contains("email", "slack", "webhook").hasSizeLessThan(Outbox.AT_ONCE);
    }

    @Test
    void test_what_is_on_its_way_when_everything_is_forgotten_is_not_handed_out_a_second_time() {
        Owed owed = owed("email", "a");
        outbox.add(List.of(owed));
        outbox.takeDue(NOW);

        outbox.clear();
        outbox.add(List.of(owed));

        assertThat(outbox.takeDue(NOW)).isEmpty();
        outbox.giveBack(owed, true);
        assertThat(outbox.size()).isZero();
    }

    @Test
    void test_what_would_wait_by_a_clock_that_was_set_back_is_due_at_once() {
        Owed owed = owed("email", "a");
        outbox.add(List.of(owed));
        Instant before = NOW.minusSeconds(7_200);
        assertThat(outbox.takeDue(before)).isEmpty();

        outbox.setBack(before);

        assertThat(outbox.takeDue(before)).map(Owed::id).contains(owed.id());
    }

    private static Owed owed(String type, String address) {
        return Owed.to(new Recipient(type, type, address), "opened", Announcements.down("x"), NOW);
    }
}
