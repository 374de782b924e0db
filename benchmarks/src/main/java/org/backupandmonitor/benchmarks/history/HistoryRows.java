package org.backupandmonitor.benchmarks.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.backupandmonitor.contracts.monitor.Phases;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.monitor.Status;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Rows per second from Kafka through status-ui into PostgreSQL, and of bare COPY of the very same rows into a table of the
 * same shape with the same index, on the same server.
 *
 * <p>Needs a running Kafka, PostgreSQL, status-ui and alert-service: {@code HistoryRows BOOTSTRAP JDBC-URL USER PASSWORD
 * STATUS-UI-PID ALERT-SERVICE-PID [RESULTS]}. Both services are stopped while the results are written to Kafka, and
 * alert-service, which reads the same topic, until they are stored: bare COPY has the machine for itself, too. The first
 * tenth of the results warms status-ui up and is not counted.
 */
public final class HistoryRows {

    private static final int MONITORS = 500;
    private static final int LOCATIONS = 3;

    /** The batches that status-ui takes, too: one transaction each. */
    private static final int BATCH = 5_000;

    private static final String TOPIC = "bam.results.v1";
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);

    private HistoryRows() {}

    /** Prints both figures and their ratio. */
    public static void main(String[] args) throws IOException, SQLException {
        if (args.length < 6) {
            throw new IllegalArgumentException(
                    "arguments: BOOTSTRAP JDBC-URL USER PASSWORD STATUS-UI-PID ALERT-SERVICE-PID [RESULTS]");
        }
        int results = args.length > 6 ? Integer.parseInt(args[6]) : 1_000_000;
        try (Connection connection = DriverManager.getConnection(args[1], args[2], args[3])) {
            double through;
            signal("STOP", args[4], args[5]);
            try {
                long before = stored(connection);
                produce(args[0], results);
                signal("CONT", args[4]);
                through = through(connection, before, results);
            } finally {
                signal("CONT", args[4], args[5]);
            }
            double bare = bare(connection, results);
            System.out.printf(
                    Locale.ROOT,
                    "through Kafka and status-ui: %,.0f rows/s%nbare COPY of the same rows: %,.0f rows/s%nratio:"
                            + " %.2f%n",
                    through,
                    bare,
                    through / bare);
        }
    }

    private static double through(Connection connection, long before, int results) throws SQLException {
        long warmed = waitFor(connection, before + results / 10);
        long begin = System.nanoTime();
        long done = waitFor(connection, before + results);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return (done - warmed) / seconds;
    }

    private static void signal(String name, String... processes) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        command.addAll(List.of(processes));
        new ProcessBuilder(command).inheritIO().start().onExit().join();
    }

    private static long waitFor(Connection connection, long count) throws SQLException {
        long stored = stored(connection);
        while (stored < count) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            stored = stored(connection);
        }
        return stored;
    }

    /** By the offsets, which are written with the rows: counting the rows would slow down what is measured. */
    private static long stored(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select coalesce(sum(next_offset), 0) from status.ingest_offset")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void produce(String servers, int results) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers, "linger.ms", 20, "batch.size", 262_144, "buffer.memory", 134_217_728L);
        Random random = new Random(7);
        Instant begin = Instant.now().minusSeconds(3_600);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < results; i++) {
                Result result = result(i, begin, random);
                producer.send(new ProducerRecord<>(TOPIC, result.key(), JSON.writeValueAsBytes(result)));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Result result(int i, Instant begin, Random random) {
        return new Result(
                "bench",
                "monitor-" + i % MONITORS,
                "http",
                "location-" + i / MONITORS % LOCATIONS,
                "probe-" + i / MONITORS % LOCATIONS,
                begin.plusNanos(i * 3_000_000L),
                Status.UP,
                micros(20_000 + random.nextInt(60_000)),
                new Phases(
                        micros(random.nextInt(3_000)),
                        micros(random.nextInt(9_000)),
                        micros(random.nextInt(20_000)),
                        micros(random.nextInt(30_000)),
                        micros(random.nextInt(2_000))),
                List.of(),
                null,
                "4f1c2a9be07d5c6e8a3b1f0d9c8b7a6e5d4c3b2a");
    }

    private static Duration micros(long value) {
        return Duration.ofNanos(value * 1_000);
    }

    private static double bare(Connection connection, int results) throws IOException, SQLException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists bare_copy");
            statement.execute("create table bare_copy (like status.result including all)");
        }
        List<byte[]> batches = batches(copy, results);
        copy(connection, copy, batches.subList(0, batches.size() / 10));
        List<byte[]> counted = batches.subList(batches.size() / 10, batches.size());
        long begin = System.nanoTime();
        long rows = copy(connection, copy, counted);
        double seconds = (System.nanoTime() - begin) / 1e9;
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table bare_copy");
        }
        return rows / seconds;
    }

    private static long copy(Connection connection, CopyManager copy, List<byte[]> batches)
            throws IOException, SQLException {
        long rows = 0;
        for (byte[] batch : batches) {
            rows += copy.copyIn("copy bare_copy from stdin", new java.io.ByteArrayInputStream(batch));
        }
        return rows;
    }

    /** The rows as PostgreSQL writes them itself, cut into batches. */
    private static List<byte[]> batches(CopyManager copy, int results) throws IOException, SQLException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(results * 120);
        copy.copyOut("copy (select * from status.result order by at desc limit " + results + ") to stdout", all);
        byte[] bytes = all.toByteArray();
        List<byte[]> batches = new ArrayList<>();
        int begin = 0;
        int lines = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' && (++lines % BATCH == 0 || i == bytes.length - 1)) {
                batches.add(java.util.Arrays.copyOfRange(bytes, begin, i + 1));
                begin = i + 1;
            }
        }
        return batches;
    }
}
