package org.backupandmonitor.alert.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.backupandmonitor.contracts.monitor.Confirmation;
import org.backupandmonitor.contracts.monitor.Status;

/**
 * The vote over the locations that have fresh results.
 *
 * <p>A location that is about to vote for the first time since we began to watch does not vote yet, but the decision waits
 * for it where it could turn it.
 */
final class Ballot {

    private final Confirmation confirm;
    private final List<LocationState> votes = new ArrayList<>();
    private int awaited;

    Ballot(Confirmation confirm) {
        this.confirm = confirm;
    }

    void vote(LocationState fresh) {
        votes.add(fresh);
    }

    void await() {
        awaited++;
    }

    boolean isEmpty() {
        return votes.isEmpty();
    }

    boolean awaitsSomebody() {
        return awaited > 0;
    }

    /** The decision; empty if it has to wait, or nobody voted. */
    Optional<Status> decision() {
        if (votes.isEmpty()) {
            return Optional.empty();
        }
        int down = down().size();
        int needed = confirm.needed(votes.size() + awaited);
        boolean downAtBest = down >= needed;
        boolean downAtWorst = down + awaited >= needed;
        if (downAtBest != downAtWorst) {
            return Optional.empty();
        }
        if (downAtBest) {
            return Optional.of(Status.DOWN);
        }
        boolean degraded = votes.stream().anyMatch(vote -> vote.judged() == Status.DEGRADED);
        return Optional.of(degraded ? Status.DEGRADED : Status.UP);
    }

    /** The decision in a sentence. */
    String reason(Status decision) {
        if (decision == Status.DOWN) {
            return seenFrom(down());
        }
        List<String> parts = new ArrayList<>();
        if (!down().isEmpty()) {
            parts.add("DOWN in "
                    + listed(down().stream().map(LocationState::location).toList()) + " only");
        }
        List<LocationState> degraded =
                votes.stream().filter(vote -> vote.judged() == Status.DEGRADED).toList();
        if (!degraded.isEmpty()) {
            parts.add(seenFrom(degraded));
        }
        return String.join("; ", parts);
    }

    private List<LocationState> down() {
        return votes.stream().filter(vote -> vote.judged() == Status.DOWN).toList();
    }

    private static String seenFrom(List<LocationState> states) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        states.forEach(state -> byReason.computeIfAbsent(state.reason(), reason -> new ArrayList<>())
                .add(state.location()));
        return byReason.entrySet().stream()
                .map(each -> each.getKey() + ", seen from " + listed(each.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String listed(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.get(words.size() - 1);
    }
}
