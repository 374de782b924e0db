package org.backupandmonitor.config.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.Diagnostic.Level;
import org.backupandmonitor.contracts.repository.RepositoryEvent.Commit;
import org.junit.jupiter.api.Test;

class BoundedTest {

    @Test
    void fewDiagnosticsStayAsTheyAre() {
        List<Diagnostic> few = many(Level.ERROR, Bounded.MOST_DIAGNOSTICS + 1);

        assertThat(Bounded.diagnostics(few)).isEqualTo(few);
    }

    @Test
    void ofManyDiagnosticsTheLastSaysHowManyMoreThereAre() {
        List<Diagnostic> bounded = Bounded.diagnostics(many(Level.ERROR, 6_000));

        assertThat(bounded)
                .hasSize(Bounded.MOST_DIAGNOSTICS + 1)
                .isSortedAccordingTo((one, other) -> Integer.compare(one.line(), other.line()));
        assertThat(bounded.get(Bounded.MOST_DIAGNOSTICS).message()).startsWith("5800 more are not listed");
    }

    @Test
    void anErrorBehindManyWarningsIsToldToo() {
        List<Diagnostic> all = new ArrayList<>(many(Level.WARNING, 6_000));
        Diagnostic error = new Diagnostic(Level.ERROR, "unknown-key", "the reason", "x", 7_000, 1, 7_000, 2);
        all.add(error);

        List<Diagnostic> bounded = Bounded.diagnostics(all);

        assertThat(bounded).contains(error);
        assertThat(bounded)
                .filteredOn(each -> each.code().equals("more-diagnostics"))
                .extracting(Diagnostic::level)
                .containsExactly(Level.WARNING);
    }

    @Test
    void boundingAgainChangesNothing() {
        List<Diagnostic> bounded = Bounded.diagnostics(many(Level.ERROR, 6_000));

        assertThat(Bounded.diagnostics(bounded)).isEqualTo(bounded);
    }

    @Test
    void whatPostgresCanNotStoreIsReplacedAndWhatIsLongIsCut() {
        Diagnostic wild =
                new Diagnostic(Level.ERROR, "unknown-key", "a\0b".repeat(10_000), "p\0q".repeat(10_000), 1, 1, 1, 1);

        Diagnostic tame = Bounded.diagnostics(List.of(wild)).get(0);

        assertThat(tame.message()).startsWith("a b").endsWith("...").hasSize(1_000);
        assertThat(tame.path()).startsWith("p q").endsWith("...").hasSize(200);
    }

    @Test
    void aCommitsSubjectIsCutBetweenCharacters() {
        Commit commit = Bounded.commit(new Commit("c0ffee", "A\0da", "ada@example.com", "\uD83D\uDE00".repeat(500)));

        assertThat(commit.hash()).isEqualTo("c0ffee");
        assertThat(commit.author()).isEqualTo("A da");
        assertThat(commit.email()).isEqualTo("ada@example.com");
        assertThat(commit.subject()).isEqualTo("\uD83D\uDE00".repeat(98) + "...");
    }

    @Test
    void anAddressThatIsNoneIsNotCutToAnothers() {
        Commit commit = Bounded.commit(new Commit("c0ffee", null, "a".repeat(300) + "@example.com", null));

        assertThat(commit.email()).isNull();
    }

    private static List<Diagnostic> many(Level level, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(line -> new Diagnostic(level, "unknown-key", "no key " + line, "k", line, 1, line, 2))
                .toList();
    }
}
