package org.backupandmonitor.probe.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.backupandmonitor.contracts.monitor.TextMatch;
import org.backupandmonitor.contracts.monitor.ValueMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationsTest {

    private static final String DOCUMENT = """
            {"db": "up", "queue": 12, "load": "0.75", "ready": true, "nothing": null, "tags": ["a", "b"],
             "nodes": [{"name": "one", "state": "ok"}, {"name": "two", "state": "bad"}]}
            """;

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "hello, -, -, -, true",
                "hello world, -, -, -, false",
                "-, ell, -, -, true",
                "-, elk, -, -, false",
                "-, -, error, -, true",
                "-, -, hell, -, false",
                "-, -, -, ^h.*o$, true",
                "-, -, -, ^x, false",
                "-, ell, hell, -, false"
            })
    void aTextIsAsWanted(String equal, String contains, String notContains, String matches, boolean holds) {
        TextExpectation expected = new TextExpectation(new TextMatch(equal, contains, notContains, matches));

        assertThat(expected.holds("hello")).isEqualTo(holds);
    }

    @Test
    void anExpressionThatHangsOthersDoesNotHangUs() {
        TextExpectation evil = new TextExpectation(new TextMatch(null, null, null, "(a+)+$"));

        assertThat(evil.holds("a".repeat(50_000) + "!")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"((((a{30}){30}){30}){30}){30}", "(((a{30}){30}){30}){10}"})
    void anExpressionThatWouldFillTheMemoryIsRefused(String expression) {
        String reason = "\"" + expression + "\" can't be used: the expression has more than 3000 steps";

        assertThatThrownBy(() -> new TextExpectation(new TextMatch(null, null, null, expression)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
        assertThatThrownBy(() -> new JsonExpectation("$.a", new ValueMatch(ValueMatch.Op.MATCHES, expression)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @CsvSource({"200, 200, true", "200, 201, false", "200-299, 204, true", "200-299, 301, false", "404, 404, true"})
    void aStatusIsInItsRange(String range, int code, boolean holds) {
        assertThat(new StatusExpectation(List.of(range)).holds(code)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "$.db, EQUAL, up, -",
        "$.db, EQUAL, down, '\"up\"'",
        "$.db, NOT_EQUAL, down, -",
        "$.db, MATCHES, ^u, -",
        "$.db, CONTAINS, x, '\"up\"'",
        "$.queue, LESS, 13, -",
        "$.queue, LESS, 12, 12",
        "$.queue, LESS_OR_EQUAL, 12, -",
        "$.queue, GREATER, 12, 12",
        "$.queue, GREATER_OR_EQUAL, 12.0, -",
        "$.load, LESS, 1, -",
        "$.db, LESS, 1, '\"up\"'",
        "$.ready, EQUAL, true, -",
        "$.tags, CONTAINS, b, -",
        "$.tags, CONTAINS, c, '[\"a\",\"b\"]'",
        "$.nodes[*].state, EQUAL, bad, -",
        "$.nodes[*].state, EQUAL, worse, '[\"ok\",\"bad\"]'",
        "$..name, EQUAL, two, -",
        "$.nodes[?(@.state == 'gone')], EXISTS, -, nothing there",
        "$.absent, EXISTS, -, nothing there",
        "$.nothing, EXISTS, -, nothing there",
        "$.db, EXISTS, -, -"
    })
    void aValueIsAsWanted(String path, ValueMatch.Op op, String value, String came) {
        JsonExpectation expected = new JsonExpectation(path, new ValueMatch(op, value));
        Object document = JsonExpectation.parse(DOCUMENT).orElseThrow();

        Optional<String> failure = expected.failure(document);

        assertThat(failure.orElse("-")).isEqualTo(came);
    }

    @Test
    void numbersAreComparedAsNumbers() {
        JsonExpectation expected = new JsonExpectation("$.queue", new ValueMatch(ValueMatch.Op.EQUAL, 12.0));

        assertThat(expected.failure(JsonExpectation.parse(DOCUMENT).orElseThrow()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$..a..b", "$[?(@.name =~ /(a+)+/)]", "$.a[?(@ in $.a)]", "$[", ""})
    void aPathThatCouldTakeForeverOrIsNoneIsRefused(String path) {
        ValueMatch exists = new ValueMatch(ValueMatch.Op.EXISTS, null);

        assertThatThrownBy(() -> new JsonExpectation(path, exists))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{\"a\":", "[[[["})
    void whatIsNoJsonIsNone(String text) {
        assertThat(JsonExpectation.parse(text)).isEmpty();
    }

    @Test
    void jsonThatIsNestedWithoutEndIsNone() {
        assertThat(JsonExpectation.parse("[".repeat(500_000))).isEmpty();
    }

    @Test
    void excerptsAreOneShortLine() {
        assertThat(Excerpt.of("a\r\n\tb\u0000 " + "c".repeat(1_000)))
                .startsWith("a b ccc")
                .hasSize(203)
                .endsWith("...");
    }
}
