package org.backupandmonitor.stack.testing;

import java.time.Duration;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Containers of the public images; the Docker engine is the one Testcontainers finds. */
final class ContainerServers {

    private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.1.1");
    private static final DockerImageName POSTGRES = DockerImageName.parse("postgres:18");

    /** A busy machine takes its time, and nobody waits longer for a container that is ready sooner. */
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(4);

    private ContainerServers() {}

    static Map<String, String> start() {
        KafkaContainer kafka = new KafkaContainer(KAFKA);
        // Its start-up rewrites its own configuration files, which an image built from a read-only directory has
        // read-only.
        kafka.withCreateContainerCmdModifier(command -> command.withUser("root"));
        kafka.withStartupTimeout(STARTED_WITHIN);
        PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES)
                .withDatabaseName("bam")
                .withUsername("bam")
                .withPassword("bam");
        postgres.withStartupTimeout(STARTED_WITHIN);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            kafka.stop();
                            postgres.stop();
                        },
                        "end-test-containers"));
        postgres.start();
        kafka.start();
        return Map.of(
                "kafka.bootstrap.servers", kafka.getBootstrapServers(),
                "quarkus.datasource.jdbc.url", postgres.getJdbcUrl(),
                "quarkus.datasource.username", postgres.getUsername(),
                "quarkus.datasource.password", postgres.getPassword());
    }
}
