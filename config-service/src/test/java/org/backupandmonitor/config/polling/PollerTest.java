package org.backupandmonitor.config.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backupandmonitor.config.testing.Api.soon;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.backupandmonitor.config.repository.RepositorySpec.Origin;
import org.junit.jupiter.api.Test;

class PollerTest {

    private static final RepositorySpec SPEC = new RepositorySpec(
            "shop",
            "https://git.example.com/shop.git",
            null,
            "backup-and-monitor.yaml",
            null,
            Duration.ofSeconds(30),
            "default",
            Origin.ADDED);

    /** Fails as nobody foresaw, and remembers what is noted of it. */
    private static final class Broken extends Poll {

        private final List<String> noted = new CopyOnWriteArrayList<>();

        Broken() {
            super(null, null, null, null, null, null, null, "1");
        }

        @Override
        boolean look(RepositorySpec spec) {
            throw new IllegalStateException("outside", new ArithmeticException("inside\nwith a value"));
        }

        @Override
        void failed(RepositorySpec spec, String problem) {
            noted.add(spec.name() + ": " + problem);
            throw new IllegalStateException("the database is away too");
        }
    }

    @Test
    void aLookThatFailsAsNobodyForesawIsNotedAndFollowedByAnother() throws Exception {
        Broken broken = new Broken();
        Poller poller = new Poller(null, broken, Duration.ofSeconds(30));
        poller.add(SPEC);
        soon().until(() -> broken.noted.size() == 1);

        soon().until(() -> {
            poller.pollNow("shop");
            return broken.noted.size() >= 2;
        });

        poller.end(null);
        assertThat(broken.noted)
                .allMatch(
                        "shop: it could not be looked into, and its host is not the reason: ArithmeticException: inside"
                                ::equals);
    }

    @Test
    void aLookThatEndsInAnErrorIsNotedToo() throws Exception {
        List<String> noted = new CopyOnWriteArrayList<>();
        Poll exhausted = new Poll(null, null, null, null, null, null, null, "1") {
            @Override
            boolean look(RepositorySpec spec) {
                throw new StackOverflowError("too deep");
            }

            @Override
            void failed(RepositorySpec spec, String problem) {
                noted.add(problem);
            }
        };
        Poller poller = new Poller(null, exhausted, Duration.ofSeconds(30));

        poller.add(SPEC);

        soon().until(() -> !noted.isEmpty());
        poller.end(null);
        assertThat(noted)
                .first()
                .isEqualTo("it could not be looked into, and its host is not the reason: StackOverflowError: too deep");
    }
}
