package org.backupandmonitor.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Kafka server needs to know.
 *
 * @param data where its records and settings stay
 * @param log the file its output is appended to
 * @param port where clients connect
 * @param controllerPort where it talks to itself
 * @param heap the largest heap, as Java's {@code -Xmx} takes it
 * @param javaOptions further options of the server's Java machine
 * @param overrides further lines of its server.properties
 */
public record KafkaSettings(
        Path data,
        Path log,
        int port,
        int controllerPort,
        String heap,
        List<String> javaOptions,
        List<String> overrides) {

    /** Room for a small installation: a few hundred monitors on one machine. */
    private static final String HEAP = "256m";

    public KafkaSettings {
        javaOptions = List.copyOf(javaOptions);
        overrides = List.copyOf(overrides);
    }

    public static KafkaSettings of(Path data, Path log, int port, int controllerPort) {
        return new KafkaSettings(data, log, port, controllerPort, HEAP, List.of(), List.of());
    }

    public KafkaSettings withJavaOptions(List<String> options) {
        return new KafkaSettings(data, log, port, controllerPort, heap, options, overrides);
    }

    public KafkaSettings withOverrides(List<String> lines) {
        return new KafkaSettings(data, log, port, controllerPort, heap, javaOptions, lines);
    }

    /**
     * The text of server.properties.
     *
     * @param storage the directory of the records, relative to the server's working directory and of plain letters: Kafka
     *     takes the file for ISO 8859-1 and commas in it for further directories
     */
    String toServerProperties(String storage) {
        List<String> lines = new ArrayList<>(List.of(
                "# Written at every start; changes here are lost.",
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@localhost:" + controllerPort,
                "listeners=PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort,
                "advertised.listeners=PLAINTEXT://localhost:" + port,
                "controller.listener.names=CONTROLLER",
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs=" + storage,
                "# A single node has nobody to replicate to.",
                "offsets.topic.replication.factor=1",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                "# Every partition costs memory and files; one node gains nothing from Kafka's default of 50.",
                "offsets.topic.num.partitions=4",
                "transaction.state.log.num.partitions=4",
                "# Topics are created by the services, with the settings each of them needs.",
                "auto.create.topics.enable=false",
                "# A group that has just started is not kept waiting for members that may join.",
                "group.initial.rebalance.delay.ms=0",
                "# A busy machine must not fence the only broker at once; but a killed one can't come back before this is",
                "# over, so it stays well below initial.broker.registration.timeout.ms (60 s).",
                "broker.session.timeout.ms=15000",
                "# Small machine: few threads, small cleaner buffers.",
                "num.network.threads=2",
                "num.io.threads=2",
                "background.threads=2",
                "log.cleaner.dedupe.buffer.size=4194304",
                "log.cleaner.io.buffer.size=262144",
                "log.segment.bytes=67108864"));
        lines.addAll(overrides);
        return String.join("\n", lines) + "\n";
    }
}
