package org.backupandmonitor.cli.installation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.backupandmonitor.stack.KafkaServer;
import org.backupandmonitor.stack.KafkaSettings;
import org.backupandmonitor.stack.PostgresServer;
import org.backupandmonitor.stack.PostgresSettings;
import org.backupandmonitor.stack.SecretFile;
import org.backupandmonitor.stack.process.ChildProcess;
import org.backupandmonitor.stack.process.FreePort;

/**
 * One system on this machine: takes the data directory, starts Kafka and PostgreSQL, then the services, and keeps all of them
 * running until it is closed.
 *
 * <p>{@link #close} may come from another thread while a start is under way: what runs is ended, and nothing new is started.
 */
public final class Installation implements AutoCloseable {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
    /** Who makes a cache at its end has much to do. */
    private static final Duration RECORDED_WITHIN = Duration.ofMinutes(5);

    private final DataDirectory data;
    private final InstallationSettings settings;
    private final Progress progress;
    private final CacheUse caches;
    private final RunLock lock;
    private final ProcessFiles files;
    private final StackFile stackFile;
    private final KeptPorts ports;
    private final ScheduledExecutorService restarts = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "restarts");
        thread.setDaemon(true);
        return thread;
    });
    private final String loginToken = SecretFile.random();
    private final List<ServicePlan> plans;
    private final int kafkaPort;
    private final int postgresPort;
    private final Map<String, String> addresses = new LinkedHashMap<>();
    /** In the order of their start, which is the reverse order of their end; servers and the rest apart. */
    private final List<Supervised> servers = new ArrayList<>();

    private final List<Supervised> services = new ArrayList<>();
    private final AwaitedServices awaited;
    private boolean closed;

    private Installation(
            DataDirectory data, InstallationSettings settings, Progress progress, CacheUse caches, RunLock lock) {
        this.data = data;
        this.settings = settings;
        this.progress = progress;
        this.caches = caches;
        this.lock = lock;
        this.awaited = new AwaitedServices(this::service, progress);
        this.files = new ProcessFiles(data.run());
        List<String> leftovers = files.endLeftovers();
        if (!leftovers.isEmpty()) {
            progress.done("ended what an earlier run left behind: " + String.join(", ", leftovers));
        }
        this.stackFile = new StackFile(data.run().resolve("stack.json"));
        this.ports = new KeptPorts(data.root().resolve("ports.properties"));
        this.kafkaPort = ports.of("kafka");
        this.postgresPort = ports.of("postgres");
        this.plans =
                ServicePlans.of(settings, loginToken, data.generated(data.root().resolve("session-key")));
        plans.forEach(plan -> addresses.put(plan.name(), "http://localhost:" + plan.port()));
    }

    /**
     * Takes the data directory: locks it, ends what a killed run left there, and sees that the ports are free.
     *
     * @throws InstallationException if another run uses it or a port is taken
     */
    public static Installation open(DataDirectory data, InstallationSettings settings, Progress progress) {
        return open(data, settings, progress, CacheUse.ofThoseThereAre());
    }

    static Installation open(DataDirectory data, InstallationSettings settings, Progress progress, CacheUse caches) {
        RunLock lock = RunLock.take(data);
        try {
            Installation installation = new Installation(data, settings, progress, caches, lock);
            installation.plans.forEach(plan -> requireFree(plan.port(), plan.name()));
            return installation;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** @throws InstallationException if somebody listens there; the message says who, as far as it can be known */
    public static void requireFree(int port, String name) {
        if (!FreePort.isFree(port)) {
            throw new InstallationException("port " + port + ", which " + name + " needs, is taken"
                    + PortOwner.describe(port).map(owner -> " by " + owner).orElse("")
                    + ": end that, or shift all ports with --port-base");
        }
    }

    public DataDirectory data() {
        return data;
    }

    public KeptPorts ports() {
        return ports;
    }

    /** The address of status-ui. */
    public String address() {
        return "http://localhost:" + settings.portBase();
    }

    /** Opens one session without a password, once. */
    public String loginLink() {
        return address() + "/login/once/" + loginToken;
    }

    /** Starts Kafka and PostgreSQL and returns when both serve. */
    public void startServers() {
        restarts.scheduleWithFixedDelay(
                new LogRotation(data.logs(), LogRotation.LARGEST, this::tell), 0, 1, TimeUnit.MINUTES);
        PostgresSettings postgresSettings =
                PostgresSettings.of(data.of("postgres"), data.log("postgres"), postgresPort);
        KafkaSettings kafkaSettings = KafkaSettings.of(
                        data.of("kafka"), data.log("kafka"), kafkaPort, ports.of("kafka-controller"))
                .withJavaOptions(kafkaOptions());
        List<KafkaServer> kafka = new CopyOnWriteArrayList<>();
        List<PostgresServer> postgres = new CopyOnWriteArrayList<>();
        supervise(servers, "kafka", () -> remember(kafka, KafkaServer.launch(kafkaSettings))
                .process());
        supervise(servers, "postgres", () -> remember(postgres, PostgresServer.launch(postgresSettings))
                .process());
        postgres.get(0).awaitReady();
        progress.done("PostgreSQL serves on port " + postgresPort);
        kafka.get(0).awaitReady();
        progress.done("Kafka serves on port " + kafkaPort);
    }

    private List<String> kafkaOptions() {
        List<String> options = new ArrayList<>(caches.options(KafkaServer.cache()));
        options.add("-XX:TieredStopAtLevel=1");
        return options;
    }

    /** Runs a further process with the system; it is started again when it dies and ended after the services. */
    public void runBeside(String name, Supplier<ChildProcess> launcher) {
        supervise(servers, name, launcher);
    }

    /** Names a further address in run/stack.json. */
    public void announce(String name, String address) {
        addresses.put(name, address);
    }

    /** Starts the services and returns when all of them are ready. */
    public void startServices(Path home) {
        ServiceProgram program = new ServiceProgram(home, caches);
        plans.forEach(plan -> start(plan, program));
        awaited.await(plans);
    }

    /** Starts and ends one service after the other; each may take its time to write its cache, and some 500 MB. */
    void rehearseServices(Path home) {
        ServiceProgram program = new ServiceProgram(home, caches);
        for (ServicePlan plan : plans) {
            start(plan, program);
            Duration patience = RECORDED_WITHIN;
            try {
                awaited.await(List.of(plan));
            } catch (InstallationException e) {
                // The others can have their caches all the same.
                progress.line("  " + e.getMessage());
                patience = Duration.ZERO;
            }
            service(plan.name()).stop(patience);
        }
    }

    private void start(ServicePlan plan, ServiceProgram program) {
        Map<String, String> environment = new HashMap<>(sharedEnvironment());
        environment.putAll(Map.of(
                "QUARKUS_HTTP_PORT", Integer.toString(plan.port()),
                "BAM_INSTANCE", plan.name(),
                "BAM_DEFAULT_STATE_DIRECTORY", data.of(plan.name()).toString()));
        environment.putAll(plan.environment());
        supervise(services, plan.name(), () -> program.start(plan, data, environment));
    }

    private Map<String, String> sharedEnvironment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                "localhost:" + kafkaPort,
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://localhost:" + postgresPort + "/bam",
                "QUARKUS_DATASOURCE_USERNAME",
                PostgresServer.USER,
                "QUARKUS_DATASOURCE_PASSWORD",
                data.generated(data.of("postgres").resolve("bam-password")),
                "BAM_DEFAULT_SECRETS_DIRECTORY",
                data.secrets().toString(),
                // What runs on this machine is what somebody who tries this wants to watch.
                "BAM_DEFAULT_LOOPBACK",
                "true",
                // glibc would give every thread an arena of its own, some 100 MB over all services.
                "MALLOC_ARENA_MAX",
                "2"));
        Path config = settings.config();
        // Empty rather than whatever stands in the environment of whoever calls us.
        environment.put(
                "BAM_CONFIG_FILE", config == null ? "" : config.toAbsolutePath().toString());
        environment.putAll(settings.environment());
        return environment;
    }

    private void supervise(List<Supervised> group, String name, Supplier<ChildProcess> launcher) {
        Supervised supervised = new Supervised(name, launcher, files, restarts, this::tell, this::writeStackFile);
        synchronized (this) {
            if (closed) {
                throw new InstallationException("the system is being stopped");
            }
            group.add(supervised);
        }
        supervised.start();
    }

    private void tell(String whatHappened) {
        progress.line("  " + whatHappened);
        awaited.look();
    }

    private void writeStackFile() {
        List<Supervised> all;
        synchronized (this) {
            all = new ArrayList<>(servers);
            all.addAll(services);
        }
        stackFile.write(kafkaPort, postgresPort, addresses, all);
    }

    private synchronized Supervised service(String name) {
        return services.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Ends the services, then what ran beside them, then Kafka and PostgreSQL. */
    @Override
    public void close() {
        List<Supervised> first;
        List<Supervised> last;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            first = List.copyOf(services);
            last = List.copyOf(servers);
        }
        restarts.shutdownNow();
        awaited.look();
        Duration patience = caches.isRecording() ? RECORDED_WITHIN : STOP_WITHIN;
        first.parallelStream().forEach(service -> service.stop(patience));
        last.parallelStream().forEach(server -> server.stop(patience));
        lock.close();
    }

    /** Ends everything as a crash would: whoever makes a cache does not get to it. */
    void abandon() {
        List<Supervised> all;
        synchronized (this) {
            closed = true;
            all = new ArrayList<>(services);
            all.addAll(servers);
        }
        restarts.shutdownNow();
        awaited.look();
        all.parallelStream().forEach(each -> each.stop(Duration.ZERO));
    }

    private static <T> T remember(List<T> list, T value) {
        list.add(value);
        return value;
    }
}
