package org.backupandmonitor.status.monitors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backupandmonitor.status.Sample;
import org.backupandmonitor.status.liveness.Liveness;
import org.junit.jupiter.api.Test;

class FilterTest {

    private static final MonitorCard CARD = MonitorCard.of(
            Sample.http("shop", "front"),
            CurrentStatus.of(Sample.http("shop", "front"), null, new Liveness(List.of(), Sample.now())),
            List.of());

    @Test
    void wantsEveryWordSomewhereInTheMonitorsTexts() {
        assertThat(new Filter("", "HTTP shop", "").lets(CARD)).isTrue();
        assertThat(new Filter("", "http office", "").lets(CARD)).isFalse();
    }

    @Test
    void keepsItsWordsWhenTheStatusOrThePageChanges() {
        Filter filter = new Filter("", "a&b", "down");

        assertThat(filter.withStatus("up")).isEqualTo("/?q=a%26b&status=up");
        assertThat(filter.withStatus("")).isEqualTo("/?q=a%26b");
        assertThat(filter.page(3)).isEqualTo("/?q=a%26b&status=down&page=3");
        assertThat(filter.of("shop")).isEqualTo("/projects/shop?q=a%26b&status=down");
    }
}
