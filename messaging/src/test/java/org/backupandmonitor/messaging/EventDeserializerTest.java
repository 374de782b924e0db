package org.backupandmonitor.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.messaging.events.MonitorDefinitionDeserializer;
import org.backupandmonitor.messaging.events.ResultDeserializer;
import org.backupandmonitor.messaging.events.RunEventDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventDeserializerTest {

    private static final Path GOLDEN = Path.of("../contracts/src/test/resources/golden");

    private final EventDeserializer<Result> results = new ResultDeserializer();

    @Test
    void test_event_is_read() throws IOException {
        byte[] golden = Files.readAllBytes(GOLDEN.resolve("results.v1/down.json"));

        Decoded<Result> decoded = results.deserialize("bam.results.v1", golden);

        assertThat(decoded)
                .isInstanceOfSatisfying(Decoded.Event.class, event -> assertThat(((Result) event.value()).key())
                        .isEqualTo("shop/storefront"));
    }

    @Test
    void test_tombstone_is_null() {
        assertThat(results.deserialize("bam.results.v1", null)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                          | no Result
                    {                           | no Result
                    null                        | JSON null is no Result
                    []                          | no Result
                    42                          | no Result
                    {}                          | Result lacks project
                    {"project":"a"}             | Result lacks monitor
                    {"status":"SIDEWAYS"}       | no Result
                    {"at":"yesterday"}          | no Result
                    """)
    void test_garbage_is_unreadable_with_a_reason(String value, String reason) {
        Decoded<Result> decoded = results.deserialize("bam.results.v1", value.getBytes(StandardCharsets.UTF_8));

        assertThat(decoded)
                .isInstanceOfSatisfying(Decoded.Unreadable.class, unreadable -> assertThat(unreadable.error())
                        .startsWith(reason));
    }

    @Test
    void test_missing_fields_are_found_at_any_depth() throws IOException {
        String golden = Files.readString(GOLDEN.resolve("monitors.v1/http.json"));
        EventDeserializer<MonitorDefinition> monitors = new MonitorDefinitionDeserializer();

        Decoded<MonitorDefinition> decoded = monitors.deserialize(
                "bam.monitors.v1", golden.replace("\"commit\"", "\"comit\"").getBytes(StandardCharsets.UTF_8));

        assertThat(decoded)
                .isInstanceOfSatisfying(Decoded.Unreadable.class, unreadable -> assertThat(unreadable.error())
                        .isEqualTo("MonitorDefinition lacks provenance.commit"));
    }

    @Test
    void test_unknown_variant_of_a_sealed_event_is_unreadable() {
        byte[] value = "{\"type\":\"exploded\",\"project\":\"shop\"}".getBytes(StandardCharsets.UTF_8);

        Decoded<RunEvent> decoded = new RunEventDeserializer().deserialize("bam.runs.v1", value);

        assertThat(decoded).isInstanceOf(Decoded.Unreadable.class);
    }

    @Test
    void test_damaged_events_never_throw() throws IOException {
        byte[] golden = Files.readAllBytes(GOLDEN.resolve("monitors.v1/http.json"));
        EventDeserializer<MonitorDefinition> monitors = new MonitorDefinitionDeserializer();
        Random random = new Random(20_261_101);

        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(golden, 1 + random.nextInt(golden.length));
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(monitors.deserialize("bam.monitors.v1", damaged)).isNotNull();
        }
    }
}
