package org.backupandmonitor.manifest.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.source.Span;
import org.backupandmonitor.manifest.text.Commented;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {

    @ParameterizedTest
    @CsvSource({
        "Front Page, front-page",
        "Caf\u00e9 (DE), cafe-de",
        "a..b, a.b",
        "_x_, x",
        "---, otherwise",
        "'', otherwise",
        "\u65e5\u672c, otherwise",
        "https://a.b/c, https-a.b-c"
    })
    void test_names_are_as_near_as_can_be(String wanted, String name) {
        assertThat(Draft.slug(wanted, "otherwise")).isEqualTo(name);
    }

    @Test
    void test_names_are_each_given_once_and_not_too_long() {
        Draft draft = new Draft("x", "shop", List.of());
        String long60 = "a".repeat(60);

        assertThat(List.of(
                        draft.monitorName("a"), draft.monitorName("A"), draft.monitorName("a"), draft.backupName("a")))
                .containsExactly("a", "a-2", "a-3", "a");
        assertThat(draft.monitorName("a".repeat(80))).isEqualTo(long60);
        assertThat(draft.monitorName("a".repeat(80))).isEqualTo(long60 + "-2");
        assertThat(draft.monitorName("")).isEqualTo("monitor");
        assertThat(draft.backupName("!")).isEqualTo("backup");
    }

    @Test
    void test_a_secret_has_one_name_for_one_place() {
        Draft draft = new Draft("x", "shop", List.of());

        assertThat(draft.secret("token", "here")).isEqualTo("secret:shop-token");
        assertThat(draft.secret("token", "here")).isEqualTo("secret:shop-token");
        assertThat(draft.secret("token", "there")).isEqualTo("secret:shop-token-2");
        assertThat(draft.finish(In.NOTHING).secrets()).containsExactly("shop-token (here)", "shop-token-2 (there)");
    }

    @Test
    void test_an_entry_that_is_no_good_becomes_a_comment_with_the_reason() {
        Draft draft = new Draft("x", "shop", List.of());
        draft.monitor(new Commented().put("name", "good").put("tcp", "db:1"), In.NOTHING);
        draft.monitor(new Commented().put("name", "bad").put("tcp", "db"), In.NOTHING);
        draft.backup(new Commented().put("name", "b").put("files", Map.of("paths", List.of("/srv"))), In.NOTHING);
        draft.leaveOut("backups", "no such source", In.NOTHING);

        Conversion conversion = draft.finish(In.NOTHING);

        assertThat(conversion.manifest()).isEqualTo("""
                # Made from a file of x by bam convert; see to every TODO.
                version: 1
                project: shop
                monitors:
                  - name: good
                    tcp: db:1
                backups:
                  - name: b
                    files: { paths: [/srv] }
                # TODO no such source
                # TODO this can't be said as it was: tcp: "db" is not host:port, such as db.example.com:5432 or [2001:db8::1]:5432
                # monitors:
                #   - name: bad
                #     tcp: db
                """);
        assertThat(conversion.todos()).isEqualTo(2);
    }

    @Test
    void test_a_key_of_the_file_that_is_no_good_becomes_a_comment_too() {
        Draft draft = new Draft("x", "shop", List.of());
        draft.put("defaults", Map.of("every", "1ms"));
        draft.put("alerts", Map.of("email", List.of("a@example.com")));

        assertThat(draft.finish(In.NOTHING).manifest()).isEqualTo("""
                # Made from a file of x by bam convert; see to every TODO.
                # TODO defaults can't be said as it was: every: 1ms is shorter than 100ms, the least allowed
                version: 1
                project: shop
                alerts: { email: ["a@example.com"] }
                """);
    }

    @Test
    void test_what_is_left_out_stands_before_the_next_entry_in_its_order() {
        Draft draft = new Draft("x", "shop", List.of());
        draft.leaveOut("monitors", "first", In.NOTHING);
        draft.leaveOut("monitors", "second", In.NOTHING);
        draft.monitor(new Commented().put("name", "a").put("tcp", "db:1").commentAbove("own"), In.NOTHING);

        assertThat(draft.finish(In.NOTHING).manifest()).contains("""
                monitors:
                  # TODO first
                  # TODO second
                  # own
                  - name: a
                """);
    }

    @Test
    void test_an_entry_with_what_looks_like_a_secret_is_left_out_and_so_is_a_bad_one() {
        Draft draft = new Draft("x", "shop", List.of());
        draft.monitor(
                new Commented()
                        .put("name", "leak")
                        .put("http", "https://a.example.com")
                        .put("expect", Map.of("body", Map.of("contains", "ghp_abcdefghijklmnopqrst"))),
                In.NOTHING);
        draft.monitor(new Commented().put("name", "bad").put("tcp", "x://hunter22@db"), In.NOTHING);

        assertThat(draft.finish(In.NOTHING).manifest())
                .contains("# TODO \"leak\" holds what looks like a secret where none can stand: left out\n")
                .contains("# TODO \"bad\" holds what looks like a secret where none can stand: left out\n")
                .doesNotContain("ghp_")
                .doesNotContain("hunter22");
    }

    @Test
    void test_comments_of_the_source_are_kept_but_for_those_that_hold_a_secret() {
        Draft draft = new Draft(
                "x",
                "shop",
                List.of(
                        comment(" kept", 1),
                        comment(" password: hunter2", 2),
                        comment(" token=ghp_abcdefghijklmnopqrst", 3),
                        comment(" see ghp_abcdefghijklmnopqrst", 4),
                        comment("  ", 5),
                        comment(" webhook-url: https://discord.com/api/webhooks/1/x", 6),
                        comment(" Authorization: Basic dXNlcjpwYXNzd29yZA==", 7),
                        comment(" https://user:p@ss@a.example.com/", 8),
                        comment(" at the end", 9)));

        assertThat(draft.finish(In.NOTHING).manifest()).isEqualTo("""
                # Made from a file of x by bam convert; see to every TODO.
                version: 1
                project: shop
                # kept
                # (a comment that may hold a secret is left out here)
                # at the end
                """);
    }

    private static Document.Comment comment(String text, int line) {
        return new Document.Comment(text, new Span(line, 1, line, 2));
    }
}
