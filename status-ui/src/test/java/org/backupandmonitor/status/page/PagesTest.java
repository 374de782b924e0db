package org.backupandmonitor.status.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final List<Integer> FIVE = List.of(1, 2, 3, 4, 5);

    @Test
    void givesThePartThatStandsOnThePage() {
        assertThat(Pages.of(1, 5, 2).part(FIVE)).containsExactly(1, 2);
        assertThat(Pages.of(3, 5, 2).part(FIVE)).containsExactly(5);
    }

    @Test
    void takesTheNearestPageThatThereIs() {
        assertThat(Pages.of(99, 5, 2).page()).isEqualTo(3);
        assertThat(Pages.of(-1, 5, 2).page()).isEqualTo(1);
        assertThat(Pages.of(1, 0, 2).several()).isFalse();
    }
}
