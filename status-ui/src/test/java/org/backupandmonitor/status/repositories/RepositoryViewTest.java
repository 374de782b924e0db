package org.backupandmonitor.status.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.backupandmonitor.contracts.repository.RepositoryEvent.Commit;
import org.junit.jupiter.api.Test;

class RepositoryViewTest {

    private static final Instant T = Instant.parse("2026-11-23T12:00:00Z");
    private static final Commit COMMIT = new Commit("4f1c2a9b", "Ada", null, "Watch more");

    private static RepositoryEvent accepted(int minute) {
        return new RepositoryEvent.Accepted(
                "shop", "m.yaml", COMMIT, "shop", 1, 1, List.of(), T.plusSeconds(60L * minute));
    }

    private static RepositoryEvent rejected(int minute) {
        return new RepositoryEvent.Rejected(
                "shop", "m.yaml", COMMIT, "shop", "0a1b", List.of(), T.plusSeconds(60L * minute));
    }

    private static RepositoryEvent unreachable(int minute) {
        return new RepositoryEvent.Unreachable("shop", "no route", T, T.plusSeconds(60L * minute));
    }

    private static String word(RepositoryEvent... events) {
        return RepositoryView.of(List.of(events)).get(0).word();
    }

    @Test
    void saysWhatHappenedLast() {
        assertThat(word(accepted(0))).isEqualTo("In force");
        assertThat(word(accepted(0), rejected(1))).isEqualTo("Rejected");
        assertThat(word(rejected(1), accepted(2))).isEqualTo("In force");
        assertThat(word(accepted(0), unreachable(1))).isEqualTo("Unreachable");
        assertThat(word(unreachable(1), accepted(2))).isEqualTo("In force");
        assertThat(word(accepted(0), unreachable(1), new RepositoryEvent.Reachable("shop", T.plusSeconds(120))))
                .isEqualTo("In force");
    }
}
