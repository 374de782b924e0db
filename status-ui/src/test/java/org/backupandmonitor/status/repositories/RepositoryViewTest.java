package org.backupandmonitor.status.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.junit.jupiter.api.Test;

class RepositoryViewTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private static final RepositoryEvent OUTAGE =
            new RepositoryEvent.Unreachable("shop", "connection refused", NOON, NOON);
    private static final RepositoryEvent REMOVED = new RepositoryEvent.Removed("shop", NOON.plusSeconds(60));

    @Test
    void what_ops_removed_is_not_listed() {
        List<RepositoryView> views = RepositoryView.of(List.of(OUTAGE, REMOVED));

        assertThat(views).isEmpty();
    }

    @Test
    void what_was_added_again_begins_anew() {
        RepositoryEvent reachable = new RepositoryEvent.Reachable("shop", NOON.plusSeconds(120));

        List<RepositoryView> views = RepositoryView.of(List.of(OUTAGE, REMOVED, reachable));

        assertThat(views).singleElement().satisfies(view -> {
            assertThat(view.name()).isEqualTo("shop");
            assertThat(view.unreachable()).isNull();
            assertThat(view.word()).isEqualTo("Not read yet");
        });
    }
}
