package org.backupandmonitor.manifest.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void test_tables_stand_on_lines_of_their_own_and_plain_lists_on_one() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("b", List.of(1, "x", true, Null.NULL, new BigDecimal("1.50")));
        value.put("a", Map.of());
        value.put("c", List.of(Map.of("d", List.of()), List.of(1)));

        assertThat(Json.write(value)).isEqualTo("""
                {
                  "b": [1, "x", true, null, 1.50],
                  "a": {},
                  "c": [
                    {
                      "d": []
                    },
                    [1]
                  ]
                }
                """);
    }

    @Test
    void test_maps_without_an_order_are_sorted() {
        assertThat(Json.write(Map.of("b", 1, "a", 2, "c", 3)))
                .isEqualTo("{\n  \"a\": 2,\n  \"b\": 1,\n  \"c\": 3\n}\n");
    }

    @Test
    void test_text_is_escaped_where_it_must_be_and_nowhere_else() {
        assertThat(Json.write("\"\\\n\r\t\u0000\u001f\u007f/\u00e9\ud83d\ude00"))
                .isEqualTo("\"\\\"\\\\\\n\\r\\t\\u0000\\u001f\\u007f/\u00e9\ud83d\ude00\"\n");
        assertThat(Json.write("\ud83d")).isEqualTo("\"\\ud83d\"\n");
        assertThat(Json.write("\ud83dx")).isEqualTo("\"\\ud83dx\"\n");
        assertThat(Json.write("\ude00")).isEqualTo("\"\\ude00\"\n");
        assertThat(Json.write("x\ude00")).isEqualTo("\"x\\ude00\"\n");
    }
}
