package org.backupandmonitor.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Today's code reads the events of yesterday: every file below {@code golden/} is read, and written back unchanged. */
class GoldenJsonTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    static List<Path> goldenFiles() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void test_golden_event_is_read_and_written_back_unchanged(Path file) throws IOException {
        String topic = file.getParent().getFileName().toString();
        Class<?> type = EventTypes.BY_TOPIC.get(topic);

        Object event = json.readValue(file.toFile(), type);

        assertThat(json.readTree(json.writerFor(type).writeValueAsString(event)))
                .isEqualTo(json.readTree(file.toFile()));
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void test_unknown_fields_are_ignored(Path file) throws IOException {
        String topic = file.getParent().getFileName().toString();
        String known = Files.readString(file);
        String withMore = known.replaceFirst("\\{", "{\"field-of-tomorrow\": [1, {\"a\": null}],");

        Object event = json.readValue(withMore, EventTypes.BY_TOPIC.get(topic));

        assertThat(event).isEqualTo(json.readValue(known, EventTypes.BY_TOPIC.get(topic)));
    }

    @Test
    void test_every_topic_has_a_golden_event() throws IOException {
        List<String> covered = goldenFiles().stream()
                .map(file -> file.getParent().getFileName().toString())
                .distinct()
                .toList();

        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream().map(Topics.Topic::name).toList());
    }
}
