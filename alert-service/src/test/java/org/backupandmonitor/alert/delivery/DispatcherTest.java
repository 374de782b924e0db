package org.backupandmonitor.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.backupandmonitor.alert.channel.Announcement;
import org.backupandmonitor.alert.channel.Announcements;
import org.backupandmonitor.alert.channel.ChannelKind;
import org.backupandmonitor.alert.channel.Outcome;
import org.backupandmonitor.alert.channel.Recipient;
import org.backupandmonitor.contracts.incident.Notification.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sending what is owed: order, retries, giving up, and that it is never marked sent before it was. */
class DispatcherTest {

    private static final Recipient OPS = new Recipient("ops", "fake", "ops@example.com");
    private static final Recipient SHOP = new Recipient("shop", "fake", "shop@example.com");

    /** It all happens in a moment; the limit only ends what would never come. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Outbox outbox = new Outbox();
    private final ConcurrentLinkedQueue<Outcome> answers = new ConcurrentLinkedQueue<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<Owed> recorded = new CopyOnWriteArrayList<>();
    private final List<Boolean> fallBacks = new CopyOnWriteArrayList<>();
    private DeliveryRecord.Claim claim = DeliveryRecord.Claim.OURS;
    private Dispatcher dispatcher = dispatcher(Duration.ofMillis(50), Duration.ofHours(1));

    @AfterEach
    void stop() {
        dispatcher.close();
    }

    @Test
    void test_a_message_that_fails_is_tried_again_until_it_goes_through() {
        answers.addAll(List.of(Outcome.retry("no route"), Outcome.retry("no route")));

        outbox.add(List.of(owed(OPS, "opened")));

        await().atMost(SOON).until(() -> outbox.size() == 0);
        assertThat(sent).hasSize(3);
        assertThat(recorded)
                .extracting(each -> each.facts().state())
                .containsExactly(State.OWED, State.OWED, State.SENT);
    }

    @Test
    void test_the_end_is_not_told_before_the_beginning() {
        answers.addAll(List.of(Outcome.retry("a"), Outcome.retry("b"), Outcome.retry("c")));

        outbox.add(List.of(owed(OPS, "opened"), owed(OPS, "resolved")));

        await().atMost(SOON).until(() -> outbox.size() == 0);
        assertThat(sent).containsExactly("opened", "opened", "opened", "opened", "resolved");
    }

    @Test
    void test_what_is_refused_is_given_up_at_once_and_operations_take_over() {
        answers.add(new Outcome.Refused("no such user"));

        outbox.add(List.of(owed(OPS, "opened")));

        await().atMost(SOON).until(() -> outbox.size() == 0);
        assertThat(recorded).extracting(each -> each.facts().state()).containsExactly(State.FAILED);
        assertThat(fallBacks).containsExactly(true);
    }

    @Test
    void test_operations_take_over_once_while_it_is_still_tried() {
        dispatcher.close();
        dispatcher = dispatcher(Duration.ZERO, Duration.ofHours(1));
        answers.addAll(List.of(Outcome.retry("a"), Outcome.retry("b"), Outcome.retry("c")));

        outbox.add(List.of(owed(OPS, "opened")));

        await().atMost(SOON).until(() -> outbox.size() == 0);
        assertThat(fallBacks).containsExactly(true, false, false, false);
    }

    @Test
    void test_what_can_not_be_told_for_too_long_is_given_up() {
        dispatcher.close();
        dispatcher = dispatcher(Duration.ZERO, Duration.ZERO);
        answers.add(Outcome.retry("a"));

        outbox.add(List.of(owed(OPS, "opened")));

        await().atMost(SOON).until(() -> outbox.size() == 0);
        assertThat(recorded).extracting(each -> each.facts().state()).containsExactly(State.FAILED);
    }

    @Test
    void test_what_another_instance_did_is_not_done_again() {
        claim = DeliveryRecord.Claim.DONE;

        outbox.add(List.of(owed(OPS, "opened")));

        await().atMost(SOON).until(() -> outbox.size() == 0);
        assertThat(sent).isEmpty();
    }

    @Test
    void test_an_id_is_owed_once_only() {
        Owed owed = owed(OPS, "opened");

        outbox.add(List.of(owed));
        await().atMost(SOON).until(() -> outbox.size() == 0);
        outbox.add(List.of(owed));

        assertThat(outbox.size()).isZero();
        assertThat(sent).hasSize(1);
    }

    @Test
    void test_one_that_hangs_holds_up_nobody_else() {
        CountDownLatch hanging = new CountDownLatch(1);
        dispatcher.close();
        dispatcher = dispatcher(Duration.ofMinutes(1), Duration.ofHours(1), new ChannelKindOf(recipient -> {
            if (recipient.equals(OPS)) {
                hanging.await();
            }
            sent.add(recipient.channel());
            return Outcome.SENT;
        }));

        outbox.add(List.of(owed(OPS, "opened"), owed(SHOP, "opened")));

        await().atMost(SOON).until(() -> sent.contains("shop"));
        assertThat(sent).containsExactly("shop");
        hanging.countDown();
        await().atMost(SOON).until(() -> outbox.size() == 0);
    }

    @Test
    void test_a_server_that_hangs_for_all_messages_of_its_type_holds_up_no_other_type() {
        CountDownLatch hanging = new CountDownLatch(1);
        dispatcher.close();
        dispatcher = dispatcher(Duration.ofMinutes(1), Duration.ofHours(1), new ChannelKindOf(recipient -> {
            if (recipient.type().equals("email")) {
                hanging.await();
            }
            sent.add(recipient.type());
            return Outcome.SENT;
        }));
        List<Owed> owed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            owed.add(owed(Recipient.direct(i + "@example.com"), "opened"));
        }
        owed.add(owed(new Recipient("shop", "slack", "shop"), "opened"));

        outbox.add(owed);

        await().atMost(SOON).until(() -> !sent.isEmpty());
        assertThat(sent).containsExactly("slack");
        hanging.countDown();
        await().atMost(SOON).until(() -> outbox.size() == 0);
        assertThat(sent).hasSize(21);
    }

    @Test
    void test_attempts_get_rarer_by_chance_and_never_rarer_than_said() {
        RetryPolicy policy = new RetryPolicy(
                Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ofHours(6));
        Random random = new Random(7);
        List<Duration> delays = new ArrayList<>();

        for (int attempts = 1; attempts <= 60; attempts++) {
            delays.add(policy.delay(attempts, random));
        }

        assertThat(delays.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(delays.get(4)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(16));
        assertThat(delays).allMatch(delay -> delay.compareTo(Duration.ofMinutes(2)) <= 0 && !delay.isZero());
    }

    private Dispatcher dispatcher(Duration fallbackAfter, Duration giveUpAfter) {
        return dispatcher(fallbackAfter, giveUpAfter, null);
    }

    private Dispatcher dispatcher(Duration fallbackAfter, Duration giveUpAfter, ChannelKind other) {
        RetryPolicy policy = new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(5), fallbackAfter, giveUpAfter);
        DeliveryRecord record = new DeliveryRecord() {
            @Override
            public Claim claim(Owed owed, Instant now) {
                return claim;
            }

            @Override
            public void attempted(Owed owed) {
                recorded.add(owed);
            }
        };
        ChannelKind answering = new ChannelKind() {
            @Override
            public String type() {
                return "fake";
            }

            @Override
            public Map<String, List<String>> channels() {
                return Map.of();
            }

            @Override
            public List<String> misconfigurations() {
                return List.of();
            }

            @Override
            public Outcome send(Recipient recipient, Announcement announcement) {
                assertThat(recorded)
                        .noneMatch(each -> each.facts().state() == State.SENT
                                && each.facts().transition().equals(announcement.transition()));
                sent.add(announcement.transition());
                Outcome answer = answers.poll();
                return answer == null ? Outcome.SENT : answer;
            }
        };
        Dispatcher started = new Dispatcher(
                outbox,
                record,
                type -> Optional.of(other == null ? answering : other),
                (owed, outcome, fallBack) -> fallBacks.add(fallBack),
                policy,
                Clock.systemUTC());
        started.start();
        return started;
    }

    private static Owed owed(Recipient recipient, String transition) {
        Announcement down = Announcements.down("x");
        Announcement announcement = new Announcement(transition, down.incident(), down.at(), null, down.link(), null);
        return Owed.to(recipient, transition, announcement, Instant.now());
    }

    /** A kind that answers as a function says. */
    private record ChannelKindOf(Answer answer) implements ChannelKind {

        interface Answer {
            Outcome to(Recipient recipient) throws InterruptedException;
        }

        @Override
        public String type() {
            return "fake";
        }

        @Override
        public Map<String, List<String>> channels() {
            return Map.of();
        }

        @Override
        public List<String> misconfigurations() {
            return List.of();
        }

        @Override
        public Outcome send(Recipient recipient, Announcement announcement) {
            try {
                return answer.to(recipient);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Outcome.retry("interrupted");
            }
        }
    }
}
