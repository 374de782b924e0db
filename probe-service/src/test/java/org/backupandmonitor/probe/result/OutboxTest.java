package org.backupandmonitor.probe.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Predicate<Integer> UNIQUE = item -> item >= 100;

    private final List<Integer> sent = new ArrayList<>();
    private final List<CompletableFuture<Void>> open = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final Outbox<Integer> outbox = new Outbox<>(
            5, 2, UNIQUE, this::send, IllegalArgumentException.class::isInstance, Runnable::run, later::add);

    private CompletionStage<Void> send(int item) {
        sent.add(item);
        CompletableFuture<Void> sending = new CompletableFuture<>();
        open.add(sending);
        return sending;
    }

    private void offer(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(outbox::offer);
    }

    private void settle(Throwable failure) {
        CompletableFuture<Void> oldest = open.remove(0);
        if (failure == null) {
            oldest.complete(null);
        } else {
            oldest.completeExceptionally(failure);
        }
    }

    private void resume() {
        List<Runnable> tasks = List.copyOf(later);
        later.clear();
        tasks.forEach(Runnable::run);
    }

    @Test
    void onlySoManyAreUnderWayAtOnce() {
        offer(1, 4);
        List<Integer> first = List.copyOf(sent);

        settle(null);

        assertThat(first).containsExactly(1, 2);
        assertThat(sent).containsExactly(1, 2, 3);
        assertThat(outbox.size()).isEqualTo(3);
    }

    @Test
    void theOldestGivesWayWhenTheQueueIsFull() {
        offer(1, 9);

        while (!open.isEmpty()) {
            settle(null);
        }

        assertThat(sent).containsExactly(1, 2, 5, 6, 7, 8, 9);
        assertThat(outbox.dropped()).isEqualTo(2);
        assertThat(outbox.size()).isZero();
    }

    @Test
    void whatNobodyWillSayAgainGoesFirstAndGivesWayToNothingElse() {
        offer(1, 4);
        offer(100, 101);
        offer(5, 9);

        while (!open.isEmpty()) {
            settle(null);
        }

        assertThat(sent).containsExactly(1, 2, 100, 101, 7, 8, 9);
        assertThat(outbox.dropped()).isEqualTo(4);
    }

    @Test
    void theQueueIsBoundedWhateverItHolds() {
        offer(1, 2);
        offer(100, 107);

        while (!open.isEmpty()) {
            settle(null);
        }

        assertThat(sent).containsExactly(1, 2, 103, 104, 105, 106, 107);
        assertThat(outbox.dropped()).isEqualTo(3);
    }

    @Test
    void whatWasNotTakenGivesWayAsTheOldestWhenTheQueueIsFull() {
        offer(1, 7);

        settle(new IllegalStateException("away"));
        resume();

        assertThat(sent).containsExactly(1, 2, 3);
        assertThat(outbox.dropped()).isEqualTo(1);
    }

    @Test
    void whatWasNotTakenIsTriedAgainAfterAPause() {
        offer(1, 3);
        settle(new IllegalStateException("away"));
        settle(new IllegalStateException("away"));
        assertThat(sent).containsExactly(1, 2);
        assertThat(later).hasSize(1);

        resume();
        while (!open.isEmpty()) {
            settle(null);
        }

        assertThat(sent).containsExactly(1, 2, 1, 2, 3);
        assertThat(outbox.dropped()).isZero();
        assertThat(outbox.size()).isZero();
    }

    @Test
    void whatNobodyCouldEverTakeIsGivenUp() {
        offer(1, 1);

        settle(new IllegalArgumentException("too large"));
        resume();

        assertThat(sent).containsExactly(1);
        assertThat(outbox.dropped()).isEqualTo(1);
        assertThat(outbox.size()).isZero();
    }

    @Test
    void aReceiverThatThrowsLosesNothing() {
        List<Integer> taken = new ArrayList<>();
        boolean[] broken = {true};
        Outbox<Integer> direct = new Outbox<>(
                5,
                2,
                UNIQUE,
                item -> {
                    if (broken[0]) {
                        throw new IllegalStateException("no room");
                    }
                    taken.add(item);
                    return CompletableFuture.completedStage(null);
                },
                failure -> false,
                Runnable::run,
                later::add);
        direct.offer(1);
        direct.offer(2);
        broken[0] = false;

        resume();

        assertThat(taken).containsExactly(1, 2);
    }

    @Test
    void whoeverOffersLeavesTheSendingToAnotherThread() {
        List<Runnable> soon = new ArrayList<>();
        Outbox<Integer> handing = new Outbox<>(5, 3, UNIQUE, this::send, failure -> false, soon::add, later::add);

        handing.offer(1);
        handing.offer(2);
        handing.offer(3);

        assertThat(sent).isEmpty();
        assertThat(soon).hasSize(1);
        soon.remove(0).run();
        assertThat(sent).containsExactly(1, 2, 3);
    }

    @Test
    void whatIsTakenMakesRoomForTheNextOnAnotherThread() {
        List<Runnable> soon = new ArrayList<>();
        Outbox<Integer> handing = new Outbox<>(5, 1, UNIQUE, this::send, failure -> false, soon::add, later::add);
        handing.offer(1);
        handing.offer(2);
        soon.remove(0).run();

        settle(null);

        assertThat(sent).containsExactly(1);
        soon.remove(0).run();
        assertThat(sent).containsExactly(1, 2);
    }
}
