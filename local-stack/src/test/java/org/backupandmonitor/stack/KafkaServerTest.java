package org.backupandmonitor.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.backupandmonitor.stack.process.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerTest {

    /** Longer than anything takes that comes at all. */
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    Path directory;

    @Test
    void keepsItsRecordsOverAStopAndAKill() throws Exception {
        // Given a server that stored one record and was stopped in an orderly way
        KafkaSettings settings = settings();
        try (KafkaServer server = KafkaServer.start(settings);
                Admin admin = Admin.create(client(server))) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
            send(server, "before the stop");
        }
        // and that ran again, stored another, and was killed
        try (KafkaServer server = KafkaServer.start(settings)) {
            send(server, "before the kill");
            server.process().kill();
        }

        // When it is started once more
        try (KafkaServer server = KafkaServer.start(settings)) {

            // Then both are there
            assertThat(readTwo(server)).containsExactly("before the stop", "before the kill");
        }
    }

    @Test
    void findsItsRecordsInADirectoryOfAnyName() throws Exception {
        // Given a directory whose name means something to Kafka's settings, and a server that stored two records there
        KafkaSettings settings = settings(directory.resolve("M\u00fcller, a b"));
        try (KafkaServer server = KafkaServer.start(settings);
                Admin admin = Admin.create(client(server))) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
            send(server, "one");
            send(server, "two");
        }

        // When it is started again
        try (KafkaServer server = KafkaServer.start(settings)) {

            // Then both are there, and everything is in that directory
            assertThat(readTwo(server)).containsExactly("one", "two");
            assertThat(directory).isDirectoryNotContaining(path -> !path.equals(settings.data()));
        }
    }

    @Test
    void saysWhatTheServerSaidWhenItDoesNotComeUp() throws Exception {
        // Given a port that is taken
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            KafkaSettings settings = new KafkaSettings(
                    directory.resolve("kafka"),
                    directory.resolve("kafka.log"),
                    FreePort.any(),
                    taken.getLocalPort(),
                    "256m",
                    List.of(),
                    List.of());

            // When a server is started there, then the message has the reason from its log
            assertThatThrownBy(() -> KafkaServer.start(settings))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("Kafka ended with exit code 1")
                    .hasMessageContaining("Address already in use");
        }
    }

    private KafkaSettings settings() {
        return settings(directory.resolve("kafka"));
    }

    private static KafkaSettings settings(Path data) {
        return KafkaSettings.of(data, data.resolve("kafka.log"), FreePort.any(), FreePort.any())
                .withJavaOptions(List.of("-XX:TieredStopAtLevel=1"));
    }

    private static Properties client(KafkaServer server) {
        Properties properties = new Properties();
        properties.putAll(Map.of("bootstrap.servers", server.bootstrapServers()));
        return properties;
    }

    private static void send(KafkaServer server, String value) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client(server), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("kept", value)).get();
        }
    }

    private static List<String> readTwo(KafkaServer server) {
        TopicPartition partition = new TopicPartition("kept", 0);
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client(server), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (int poll = 0; poll < PATIENCE_SECONDS && values.size() < 2; poll++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
