package org.backupandmonitor.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.deadletter.DeadLetter;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.contracts.project.Alerts;
import org.backupandmonitor.contracts.project.ProjectDefinition;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every service relies on, on a real Kafka. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
class MessagingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Definitions definitions;

    @Inject
    MessagingConfig config;

    @Inject
    TopicCreator topics;

    @Inject
    EventProducer events;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private KafkaProducer<String, byte[]> producer;
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    /** Shows up in the heartbeats of the service under test. */
    @Singleton
    static class Work implements WorkReport {

        @Override
        public Map<String, Long> work() {
            return Map.of("done", 7L);
        }

        @Override
        public List<String> kinds() {
            return List.of("http");
        }

        @Override
        public List<String> problems() {
            return List.of("the lamp is out");
        }
    }

    /** Reads its configuration before the service has started; Quarkus refuses to start if it reads another then. */
    @ApplicationScoped
    static class Early {

        @ConfigProperty(name = "bam.location")
        String location;

        void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
            assertThat(location).isEqualTo("eu-west");
        }
    }

    /** Remembers what it was told. */
    private static final class Owner implements DefinitionListener<ProjectDefinition> {

        final Map<String, ProjectDefinition> owned = new ConcurrentHashMap<>();
        final List<ProjectDefinition> told = new CopyOnWriteArrayList<>();

        @Override
        public void owned(String key, ProjectDefinition definition) {
            told.add(definition);
            owned.put(key, definition);
        }

        @Override
        public void released(String key) {
            owned.remove(key);
        }

        Set<String> of(Set<String> keys) {
            return owned.keySet().stream().filter(keys::contains).collect(java.util.stream.Collectors.toSet());
        }
    }

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(new HashMap<>(kafka), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void disconnect() throws Exception {
        producer.close();
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void test_topics_are_created_with_their_cleanup() throws Exception {
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            for (Topics.Topic topic : Topics.all()) {
                ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, config.topic(topic.name()));
                String cleanup = admin.describeConfigs(List.of(resource))
                        .all()
                        .get()
                        .get(resource)
                        .get("cleanup.policy")
                        .value();
                assertThat(cleanup)
                        .as(topic.name())
                        .isEqualToIgnoringCase(topic.cleanup().name());
            }
        }
    }

    @Test
    void test_owner_is_told_the_newest_form_then_changes_and_the_end() {
        put("alpha", project("alpha", "old@example.com"));
        put("alpha", project("alpha", "new@example.com"));
        Owner owner = owner("group-newest");
        await().atMost(PATIENCE).until(() -> owner.owned.containsKey("alpha"));
        assertThat(owner.owned.get("alpha").owners()).containsExactly("new@example.com");

        put("alpha", project("alpha", "newer@example.com"));
        await().atMost(PATIENCE).until(() -> owner.owned.get("alpha").owners().contains("newer@example.com"));

        send(Topics.PROJECTS, "alpha", null);
        await().atMost(PATIENCE).until(() -> !owner.owned.containsKey("alpha"));
    }

    @Test
    void test_unreadable_definition_becomes_a_dead_letter_and_the_last_good_one_stays() {
        put("beta", project("beta", "good@example.com"));
        Owner owner = owner("group-garbage");
        TopicTable<DeadLetter> letters = table(Topics.DEAD_LETTERS, DeadLetter.class);
        await().atMost(PATIENCE).until(() -> owner.owned.containsKey("beta"));

        send(Topics.PROJECTS, "beta", "{\"project\":".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        put("gamma", project("gamma", "after@example.com"));

        await().atMost(PATIENCE).until(() -> owner.owned.containsKey("gamma"));
        assertThat(owner.owned.get("beta").owners()).containsExactly("good@example.com");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(letters.all().values())
                .anySatisfy(letter -> assertThat(letter.excerpt()).isEqualTo("{\"project\":")));
    }

    @Test
    void test_a_record_nobody_can_read_is_one_dead_letter_however_often_it_is_read() {
        send(Topics.PROJECTS, "epsilon", "{\"epsilon\":".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        put("zeta", project("zeta", "after@example.com"));

        for (int i = 0; i < 3; i++) {
            Owner owner = owner("group-again-" + i);
            await().atMost(PATIENCE).until(() -> owner.owned.containsKey("zeta"));
        }

        // A letter that is written last: when it is here, all others are.
        send(Topics.PROJECTS, "epsilon", "{\"last\":".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(excerpts()).contains("{\"last\":"));
        assertThat(excerpts()).filteredOn("{\"epsilon\":"::equals).hasSize(1);
    }

    @Test
    void test_kafka_says_when_it_took_a_heartbeat() throws Exception {
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            ConfigResource heartbeats = new ConfigResource(ConfigResource.Type.TOPIC, config.topic(Topics.HEARTBEATS));

            String type = admin.describeConfigs(List.of(heartbeats))
                    .all()
                    .get()
                    .get(heartbeats)
                    .get("message.timestamp.type")
                    .value();

            assertThat(type).isEqualTo("LogAppendTime");
        }
    }

    @Test
    void test_a_topic_that_the_broker_made_its_own_way_is_corrected() throws Exception {
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            ConfigResource projects = new ConfigResource(ConfigResource.Type.TOPIC, config.topic(Topics.PROJECTS));
            AlterConfigOp loseOldOnes =
                    new AlterConfigOp(new ConfigEntry("cleanup.policy", "delete"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(projects, List.of(loseOldOnes)))
                    .all()
                    .get();

            topics.create();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(admin.describeConfigs(List.of(projects))
                            .all()
                            .get()
                            .get(projects)
                            .get("cleanup.policy")
                            .value())
                    .isEqualTo("compact"));
        }
    }

    @Test
    void test_members_share_and_the_one_that_stays_takes_over() throws Exception {
        Set<String> keys = new java.util.TreeSet<>();
        for (int i = 0; i < 24; i++) {
            String name = "shared-" + i;
            keys.add(name);
            put(name, project(name, "team@example.com"));
        }
        Owner first = new Owner();
        OwnedDefinitions<ProjectDefinition> leaving = own("group-shared", first);
        await().atMost(PATIENCE).until(() -> first.of(keys).equals(keys));
        Owner second = owner("group-shared");
        await().atMost(PATIENCE)
                .until(() -> !second.of(keys).isEmpty() && !first.of(keys).isEmpty());
        await().atMost(PATIENCE)
                .until(() -> first.of(keys).size() + second.of(keys).size() == keys.size());

        leaving.close();

        await().atMost(PATIENCE).until(() -> second.of(keys).equals(keys));
    }

    @Test
    void test_a_member_that_joins_has_nobody_told_what_is_over() {
        Set<String> keys = new java.util.TreeSet<>();
        for (int i = 0; i < 24; i++) {
            String name = "kept-" + i;
            keys.add(name);
            put(name, project(name, "old@example.com"));
            put(name, project(name, "new@example.com"));
        }
        Owner first = owner("group-kept");
        await().atMost(PATIENCE).until(() -> first.of(keys).equals(keys));

        Owner second = owner("group-kept");

        await().atMost(PATIENCE)
                .until(() -> !second.of(keys).isEmpty()
                        && !first.of(keys).isEmpty()
                        && first.of(keys).size() + second.of(keys).size() == keys.size());
        // Told last on every partition: whatever would be read again stands before it.
        keys.forEach(name -> put(name, project(name, "last@example.com")));
        await().atMost(PATIENCE)
                .until(() -> Stream.concat(first.told.stream(), second.told.stream())
                                .filter(project -> keys.contains(project.project()))
                                .filter(project -> project.owners().contains("last@example.com"))
                                .map(ProjectDefinition::project)
                                .distinct()
                                .count()
                        == keys.size());
        assertThat(first.told)
                .noneMatch(project ->
                        keys.contains(project.project()) && project.owners().contains("old@example.com"));
    }

    @Test
    void test_table_shows_everything_and_follows() {
        put("delta", project("delta", "team@example.com"));
        TopicTable<ProjectDefinition> table = definitions.table(Topics.PROJECTS, ProjectDefinition.class);
        Map<String, Boolean> changes = new ConcurrentHashMap<>();
        table.onChange((key, value) -> changes.put(key, value != null));
        table.start();
        open.add(table);
        await().atMost(PATIENCE)
                .until(() -> table.caughtUp() && table.get("delta").isPresent());

        send(Topics.PROJECTS, "delta", null);

        await().atMost(PATIENCE).until(() -> Boolean.FALSE.equals(changes.get("delta")));
        assertThat(table.get("delta")).isEmpty();
    }

    @Test
    void test_table_that_starts_over_forgets_what_is_no_longer_there() throws Exception {
        TopicTable<ProjectDefinition> table = definitions.table(Topics.COMMANDS, ProjectDefinition.class);
        open.add(table);
        AtomicBoolean failed = new AtomicBoolean();
        table.onChange((key, value) -> {
            if (key.equals("fails") && failed.compareAndSet(false, true)) {
                throw new IllegalStateException("as anything may");
            }
        });
        send(Topics.COMMANDS, "over", EventMapper.json().writeValueAsBytes(project("over", "a@example.com")));
        table.start();
        await().atMost(PATIENCE).until(() -> table.get("over").isPresent());
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            for (int each = 0; each < config.partitions(); each++) {
                TopicPartition partition = new TopicPartition(config.topic(Topics.COMMANDS), each);
                all.put(partition, RecordsToDelete.beforeOffset(-1));
            }
            admin.deleteRecords(all).all().get();
        }

        send(Topics.COMMANDS, "fails", EventMapper.json().writeValueAsBytes(project("fails", "a@example.com")));

        await().atMost(PATIENCE).until(() -> failed.get() && table.get("over").isEmpty());
        assertThat(table.get("fails")).isPresent();
    }

    @Test
    void test_table_keeps_only_what_is_wanted_and_lets_go_of_what_no_longer_is() {
        Set<String> unwanted = ConcurrentHashMap.newKeySet();
        unwanted.add("eta-2");
        put("eta-1", project("eta-1", "team@example.com"));
        put("eta-2", project("eta-2", "team@example.com"));
        put("eta-3", project("eta-3", "team@example.com"));
        TopicTable<ProjectDefinition> table = definitions.table(
                Topics.PROJECTS, ProjectDefinition.class, project -> !unwanted.contains(project.project()));
        table.start();
        open.add(table);
        await().atMost(PATIENCE).until(table::caughtUp);
        assertThat(table.all()).containsKeys("eta-1", "eta-3").doesNotContainKey("eta-2");

        unwanted.add("eta-1");
        table.prune();

        assertThat(table.all()).containsKey("eta-3").doesNotContainKeys("eta-1", "eta-2");
    }

    @Test
    void test_table_of_a_part_forgets_what_no_longer_belongs_to_it() {
        put("mine", project("mine", "team@example.com"));
        put("theirs", project("theirs", "other@example.com"));
        TopicTable<ProjectDefinition> table = definitions.table(
                Topics.PROJECTS, ProjectDefinition.class, each -> each.owners().contains("team@example.com"));
        Map<String, Boolean> changes = new ConcurrentHashMap<>();
        table.onChange((key, value) -> changes.put(key, value != null));
        table.start();
        open.add(table);
        await().atMost(PATIENCE).until(table::caughtUp);
        assertThat(table.get("mine")).isPresent();
        assertThat(table.get("theirs")).isEmpty();

        put("mine", project("mine", "other@example.com"));

        await().atMost(PATIENCE).until(() -> Boolean.FALSE.equals(changes.get("mine")));
        assertThat(table.get("mine")).isEmpty();
        assertThat(changes).doesNotContainKey("theirs");
    }

    @Test
    void test_heartbeats_prove_work() {
        TopicTable<Heartbeat> heartbeats = table(Topics.HEARTBEATS, Heartbeat.class);
        Predicate<Heartbeat> second = beat -> beat.sequence() >= 2;

        await().atMost(PATIENCE)
                .until(() -> heartbeats.get("probe-under-test").filter(second).isPresent());

        Heartbeat beat = heartbeats.get("probe-under-test").orElseThrow();
        assertThat(beat.component()).isEqualTo(Component.PROBE);
        assertThat(beat.location())
                .as("bam.yaml overrides application.properties, as the variable with the instance does bam.yaml")
                .isEqualTo("eu-west");
        assertThat(beat.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(beat.work()).containsEntry("done", 7L);
        assertThat(beat.kinds()).containsExactly("http");
        assertThat(beat.problems()).containsExactly("the lamp is out");
        assertThat(beat.leaving()).isFalse();
    }

    @Test
    void test_whoever_said_goodbye_says_nothing_more() {
        MessagingConfig leaving = new MessagingConfig(
                config.topicPrefix(),
                config.component(),
                "probe-that-leaves",
                config.location(),
                config.heartbeatEvery(),
                config.partitions(),
                config.replication(),
                config.kafkaWait());
        HeartbeatPublisher heart = new HeartbeatPublisher(events, leaving, List.of());
        heart.beat();
        heart.leave(null);

        heart.beat();

        // Kafka takes them in order, so this one is behind all others.
        events.send(Topics.HEARTBEATS, "probe-that-leaves", null).join();
        assertThat(records(Topics.HEARTBEATS, Heartbeat.class))
                .filteredOn(beat -> beat.instance().equals("probe-that-leaves"))
                .extracting(Heartbeat::leaving)
                .containsExactly(false, true);
    }

    private Owner owner(String group) {
        Owner owner = new Owner();
        own(group, owner);
        return owner;
    }

    private OwnedDefinitions<ProjectDefinition> own(String group, Owner owner) {
        OwnedDefinitions<ProjectDefinition> owned =
                definitions.own(Topics.PROJECTS, group, ProjectDefinition.class, owner);
        owned.start();
        open.add(owned);
        return owned;
    }

    private <T> TopicTable<T> table(String topic, Class<T> type) {
        TopicTable<T> table = definitions.table(topic, type);
        table.start();
        open.add(table);
        return table;
    }

    /** What all dead letters so far say. */
    private List<String> excerpts() {
        return records(Topics.DEAD_LETTERS, DeadLetter.class).stream()
                .map(DeadLetter::excerpt)
                .toList();
    }

    /** Everything that can be read on the topic so far; those of one key in the order in which they came. */
    private <T> List<T> records(String topic, Class<T> type) {
        List<T> records = new ArrayList<>();
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", false);
        try (EventDeserializer<T> reader = new EventDeserializer<>(type);
                KafkaConsumer<String, Decoded<T>> consumer =
                        new KafkaConsumer<>(settings, new StringDeserializer(), reader)) {
            List<TopicPartition> partitions = consumer.partitionsFor(config.topic(topic)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, Decoded<T>> record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.value() instanceof Decoded.Event<T> event) {
                        records.add(event.value());
                    }
                }
            }
        }
        return records;
    }

    private void put(String key, ProjectDefinition project) {
        send(Topics.PROJECTS, key, new EventSerializer().serialize("", project));
    }

    private void send(String topic, String key, byte @Nullable [] value) {
        producer.send(new ProducerRecord<>(config.topic(topic), key, value));
        producer.flush();
    }

    private static ProjectDefinition project(String name, String owner) {
        return new ProjectDefinition(
                name, List.of(owner), Alerts.NOBODY, new Provenance("repository", "c0ffee", "backup-and-monitor.yaml"));
    }
}
