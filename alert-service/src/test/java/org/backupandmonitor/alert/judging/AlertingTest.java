package org.backupandmonitor.alert.judging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.backupandmonitor.alert.Link;
import org.backupandmonitor.alert.MailServer;
import org.backupandmonitor.alert.Samples;
import org.backupandmonitor.alert.SlackStandIn;
import org.backupandmonitor.alert.Surroundings;
import org.backupandmonitor.alert.TestKafka;
import org.backupandmonitor.alert.channel.ChannelBook;
import org.backupandmonitor.alert.incident.Ending;
import org.backupandmonitor.alert.incident.IncidentState;
import org.backupandmonitor.alert.incident.ResolvedIncident;
import org.backupandmonitor.alert.journal.Entry;
import org.backupandmonitor.alert.journal.Journal;
import org.backupandmonitor.alert.watch.DeadManSwitch;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.deadletter.DeadLetter;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.incident.Notification;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.project.Alerts;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.backupandmonitor.messaging.DeadLetters;
import org.backupandmonitor.messaging.Definitions;
import org.backupandmonitor.messaging.EventProducer;
import org.backupandmonitor.messaging.MessagingConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole service on real Kafka and PostgreSQL, with a real mail server and a server that stands for Slack. */
@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertingTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    /** So begins what operations may have heard before, where Kafka was slow for a while. */
    private static final String IS_BLIND = "Monitoring is blind since ";

    private static final String SEES_AGAIN = "RESOLVED " + IS_BLIND;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @ConfigProperty(name = "test.smtp.port")
    int smtpPort;

    @ConfigProperty(name = "test.slack.port")
    int slackPort;

    @ConfigProperty(name = "test.link.port")
    int linkPort;

    @ConfigProperty(name = "test.postgres.port")
    int postgresPort;

    @Inject
    JudgingService judging;

    @Inject
    DeadManSwitch deadManSwitch;

    @Inject
    AlertSettings settings;

    @Inject
    SystemSettings system;

    @Inject
    ChannelBook channels;

    @Inject
    Journal journal;

    @Inject
    Definitions definitions;

    @Inject
    DeadLetters deadLetters;

    @Inject
    EventProducer producer;

    @Inject
    MessagingConfig messaging;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafkaSettings;

    private TestKafka kafka;
    private GreenMail mail;
    private SlackStandIn slack;
    private Link link;

    @BeforeAll
    void start() throws IOException {
        mail = mailServer();
        mail.start();
        slack = new SlackStandIn(slackPort);
        link = new Link(linkPort, postgresPort);
        link.mend();
        await().atMost(SOON).until(() -> judging.isJudging() && judging.isStorageUp());
        // Not before the topics are there.
        kafka = new TestKafka(
                servers, List.of(Topics.STATUSES, Topics.INCIDENTS, Topics.NOTIFICATIONS, Topics.DEAD_LETTERS));
    }

    @AfterAll
    void stop() throws IOException {
        mail.stop();
        slack.close();
        link.close();
        kafka.close();
    }

    @Test
    @Order(1) // before other tests leave a silent probe behind
    void test_the_external_watcher_is_pinged_only_while_all_is_fresh() throws IOException {
        // A probe is expected and none was ever heard.
        await().atMost(SOON).until(() -> deadManSwitch.stale().contains("a component is silent or missing"));
        heartbeat("probe-eu-west-1", "eu-west", Instant.now());
        await().atMost(SOON).until(() -> deadManSwitch.stale().isEmpty());
        int pings = slack.posts("/watch", "").size();
        await().atMost(SOON).until(() -> slack.posts("/watch", "").size() > pings);

        link.cut();

        await().atMost(SOON).until(() -> deadManSwitch.stale().contains("PostgreSQL does not answer"));
        link.mend();
        await().atMost(SOON).until(() -> deadManSwitch.stale().isEmpty());
    }

    @Test
    void test_down_and_recovery_are_told_once_each_by_email_and_slack() throws Exception {
        MonitorDefinition monitor = define("shop-a", "storefront", "team-a@example.com");
        seenUp(monitor);

        fail(monitor, 2);

        await().atMost(SOON).until(() -> mailsTo("team-a@example.com").size() == 1);
        await().atMost(SOON)
                .until(() -> slack.posts("/shop", "shop-a/storefront").size() == 1);
        MimeMessage down = mailsTo("team-a@example.com").get(0);
        assertThat(down.getSubject())
                .isEqualTo("DOWN shop-a/storefront: expected status 200, got 503: upstream timed out");
        assertThat(body(down))
                .contains("seen from eu-west")
                .contains("http://localhost:8080/incidents/")
                .contains("https://wiki.example.com/runbooks/shop");

        recover(monitor, 2);

        await().atMost(SOON).until(() -> mailsTo("team-a@example.com").size() == 2);
        await().atMost(SOON)
                .until(() -> slack.posts("/shop", "UP shop-a/storefront").size() == 1);
        MimeMessage up = mailsTo("team-a@example.com").get(1);
        assertThat(up.getSubject()).startsWith("UP shop-a/storefront: was down for ");
        assertThat(up.getHeader("In-Reply-To")).isEqualTo(down.getHeader("References"));
        await().atMost(SOON).until(() -> !incidentOf("shop-a/storefront").open());
        Incident incident = incidentOf("shop-a/storefront");
        assertThat(incident.timeline()).extracting(Incident.Entry::what).contains("opened", "notified", "resolved");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(kafka.read(Topics.STATUSES, monitor.key(), MonitorStatus.class))
                        .extracting(MonitorStatus::status)
                        .containsSubsequence(Status.UNKNOWN, Status.UP, Status.DOWN, Status.UP));
        await().atMost(SOON)
                .until(() -> kafka.read(Topics.NOTIFICATIONS, incident.id(), Notification.class).stream()
                                .filter(each -> each.state() == Notification.State.SENT)
                                .count()
                        == 4);
        assertThat(kafka.read(Topics.NOTIFICATIONS, incident.id(), Notification.class))
                .filteredOn(each -> each.state() == Notification.State.SENT)
                .extracting(Notification::id)
                .containsExactlyInAnyOrder(
                        incident.id() + ":opened:email:team-a@example.com",
                        incident.id() + ":opened:shop-alerts:shop-alerts",
                        incident.id() + ":resolved:email:team-a@example.com",
                        incident.id() + ":resolved:shop-alerts:shop-alerts");
    }

    @Test
    void test_a_message_waits_for_the_mail_server_and_is_delivered_once() {
        MonitorDefinition monitor = define("shop-b", "storefront", "team-b@example.com");
        seenUp(monitor);
        mail.stop();
        fail(monitor, 2);
        await().atMost(SOON)
                .until(() -> slack.posts("/shop", "shop-b/storefront").size() == 1);
        await().atMost(SOON).until(() -> attempts("shop-b/storefront", "email") >= 2);

        mail = mailServer();
        mail.start();

        await().atMost(SOON).until(() -> mailsTo("team-b@example.com").size() == 1);
        recover(monitor, 2);
        await().atMost(SOON).until(() -> mailsTo("team-b@example.com").size() == 2);
    }

    @Test
    void test_people_are_told_while_postgres_is_down_and_it_is_recorded_when_it_returns() throws Exception {
        MonitorDefinition monitor = define("shop-c", "storefront", "team-c@example.com");
        seenUp(monitor);
        link.cut();

        fail(monitor, 2);

        await().atMost(SOON).until(() -> mailsTo("team-c@example.com").size() == 1);
        link.mend();
        await().atMost(SOON).until(judging::isStorageUp);
        Incident incident = incidentOf("shop-c/storefront");
        given().header("Authorization", "Bearer let-me-in")
                .get("/api/v1/incidents/" + incident.id())
                .then()
                .statusCode(200)
                .body("subject", equalTo("shop-c/storefront"));
        recover(monitor, 2);
        await().atMost(SOON).until(() -> mailsTo("team-c@example.com").size() == 2);
    }

    @Test
    void test_garbage_on_every_topic_becomes_dead_letters_and_the_rest_goes_on() {
        MonitorDefinition monitor = define("shop-d", "storefront", "team-d@example.com");
        seenUp(monitor);
        List<String> topics = List.of(
                Topics.RESULTS,
                Topics.RUNS,
                Topics.HEARTBEATS,
                Topics.REVISIONS,
                Topics.PROJECTS,
                Topics.MONITORS,
                Topics.BACKUPS,
                Topics.STATUSES,
                Topics.INCIDENTS);

        for (String topic : topics) {
            for (String garbage : List.of("", "{", "null", "[]", "\u0000\u0001", "{\"type\":\"no-such\"}", "{}")) {
                kafka.sendText(topic, "shop-d/storefront", garbage);
            }
        }

        for (String topic : topics) {
            await().atMost(SOON)
                    .until(() -> kafka.read(Topics.DEAD_LETTERS, "bam." + topic, DeadLetter.class).stream()
                                    .filter(letter -> letter.reader().equals("alert"))
                                    .count()
                            >= 7);
        }
        fail(monitor, 2);
        await().atMost(SOON).until(() -> mailsTo("team-d@example.com").size() == 1);
    }

    @Test
    void test_a_silent_probe_is_told_to_operations_and_so_is_its_return() {
        Instant began = Instant.now();
        heartbeat("probe-frozen", "mars", began);
        heartbeat("probe-frozen", "mars", began);

        await().atMost(SOON)
                .until(() -> mailsTo("ops@example.com", "Probe probe-frozen in mars is silent")
                                .size()
                        == 1);

        // A single one that is late counts as no life, so it goes on beating.
        await().atMost(SOON).until(() -> {
            heartbeat("probe-frozen", "mars", began);
            return !mailsTo("ops@example.com", "RESOLVED Probe probe-frozen in mars is silent")
                    .isEmpty();
        });
    }

    @Test
    void test_a_rejected_manifest_is_told_to_its_author_and_its_owners_with_line_and_column() throws Exception {
        seenUp(define("shop-e", "storefront", "team-e@example.com"));
        RepositoryEvent.Commit commit =
                new RepositoryEvent.Commit("0123456789abcdef", "Ada", "ada@example.com", "Oops");
        Diagnostic wrong = new Diagnostic(
                Diagnostic.Level.ERROR, "unknown-key", "unknown key \"htpp\"", "monitors[0].htpp", 7, 5, 7, 9);

        kafka.send(
                Topics.REVISIONS,
                "repo-e",
                new RepositoryEvent.Rejected(
                        "repo-e", "backup-and-monitor.yaml", commit, "shop-e", "aaaa", List.of(wrong), Instant.now()));

        await().atMost(SOON).until(() -> mailsTo("ada@example.com").size() == 1);
        await().atMost(SOON).until(() -> mailsTo("owner@example.com").size() == 1);
        assertThat(body(mailsTo("ada@example.com").get(0)))
                .contains("backup-and-monitor.yaml:7:5: error unknown-key: unknown key \"htpp\"");
    }

    @Test
    void test_a_revoked_webhook_is_given_up_and_operations_are_told_instead() {
        MonitorDefinition monitor = define(judging, "shop-f", "storefront", new Alerts(List.of(), List.of("revoked")));
        slack.answer("/revoked", new SlackStandIn.Answer(404, null, "no_service"));
        seenUp(monitor);

        fail(monitor, 2);

        await().atMost(SOON)
                .until(() ->
                        mailsTo("ops@example.com", "DOWN shop-f/storefront").size() == 1);
        await().atMost(SOON)
                .until(() -> mailsTo("ops@example.com", "Channel revoked does not take")
                                .size()
                        == 1);
        assertThat(slack.posts("/revoked", "shop-f")).hasSize(1);
    }

    @Test
    @Order(Integer.MAX_VALUE) // the service's own instance does not judge any more by then
    void test_operations_hear_of_what_is_refused_while_an_instance_ends() throws Exception {
        JudgingService ending = instance(kafkaSettings);
        ending.start(null);
        ending.follow(null);
        await().atMost(SOON).until(ending::isJudging);
        MonitorDefinition monitor = define(ending, "shop-z", "storefront", new Alerts(List.of(), List.of("revoked")));
        CountDownLatch answering = new CountDownLatch(1);
        slack.hold("/revoked", answering);
        slack.answer("/revoked", new SlackStandIn.Answer(404, null, "no_service"));
        seenUp(monitor);
        fail(monitor, 2);
        await().atMost(SOON).until(() -> slack.posts("/revoked", "shop-z").size() == 1);

        CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> ending.stop(null));
        answering.countDown();

        ended.get(60, TimeUnit.SECONDS);
        Incident incident = incidentOf("shop-z/storefront");
        await().atMost(SOON).until(() -> kafka.read(Topics.NOTIFICATIONS, incident.id(), Notification.class).stream()
                .anyMatch(each -> each.recipient().equals("ops@example.com")));
    }

    @Test
    @Order(Integer.MAX_VALUE - 1) // the service's own instance does not judge any more afterwards
    void test_the_instance_that_takes_over_keeps_streaks_and_incidents_and_tells_nobody_twice() {
        MonitorDefinition down = define("shop-g", "down", "team-g@example.com");
        MonitorDefinition halfway = define("shop-g", "halfway", "team-g@example.com");
        seenUp(down);
        seenUp(halfway);
        fail(down, 2);
        fail(halfway, 1);
        await().atMost(SOON).until(() -> mailsTo("team-g@example.com").size() == 1);
        await().atMost(SOON).until(() -> streak(halfway) == 1);

        int sawAgain = mailsTo("ops@example.com", SEES_AGAIN).size();
        JudgingService next = instance(kafkaSettings);
        next.start(null);
        next.follow(null);
        judging.stop(null);
        await().atMost(SOON).until(next::isJudging);
        await().atMost(SOON).until(() -> mailsTo("ops@example.com", SEES_AGAIN).size() == sawAgain + 1);
        fail(halfway, 1);

        await().atMost(SOON)
                .until(() ->
                        mailsTo("team-g@example.com", "DOWN shop-g/halfway").size() == 1);
        recover(down, 2);
        await().atMost(SOON)
                .until(() -> mailsTo("team-g@example.com", "UP shop-g/down").size() == 1);
        assertThat(mailsTo("team-g@example.com")).hasSize(3);
        next.stop(null);
    }

    @Test
    void test_who_heard_of_a_problem_hears_when_the_whole_project_is_no_more() {
        MonitorDefinition monitor = define("shop-h", "storefront", "team-h@example.com");
        seenUp(monitor);
        fail(monitor, 2);
        await().atMost(SOON).until(() -> mailsTo("team-h@example.com").size() == 1);

        kafka.send(Topics.PROJECTS, "shop-h", null);
        kafka.send(Topics.MONITORS, monitor.key(), null);

        await().atMost(SOON).until(() -> mailsTo("team-h@example.com").size() == 2);
    }

    @Test
    void test_an_incident_that_is_kept_no_longer_is_removed_from_kafka() {
        Instant longAgo = Instant.now().minus(Duration.ofDays(100));
        String id = "0ld" + longAgo.toEpochMilli();
        Incident ended = new Incident(
                id,
                IncidentKind.MONITOR_DOWN,
                "shop-i/storefront",
                "shop-i",
                Severity.CRITICAL,
                "shop-i/storefront is DOWN",
                "expected status 200, got 503",
                longAgo,
                longAgo,
                List.of());
        kafka.send(Topics.INCIDENTS, id, ended);
        IncidentState state = new ResolvedIncident(ended, null, Set.of(), Ending.UP);
        await().atMost(SOON)
                .until(() -> journal.append(new Entry.Batch(
                        List.of(new Entry.StoredIncident(state, false)), List.of(), List.of(), List.of())));

        judging.purge();

        await().atMost(SOON).until(() -> kafka.isRemoved(Topics.INCIDENTS, id));
    }

    @Test
    void test_the_api_is_closed_without_the_token() {
        given().get("/api/v1/incidents").then().statusCode(401).body("error", containsString("Bearer"));
        given().header("Authorization", "Bearer wrong")
                .post("/api/v1/channels/ops/test")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api;a=b/v1/incidents",
                "//api/v1/incidents",
                "/%61pi/v1/incidents",
                "/api/v1/./incidents",
                "/API/v1/incidents"
            })
    void test_no_other_way_to_write_the_path_opens_the_api(String path) {
        int status = given().urlEncodingEnabled(false).get(path).statusCode();

        assertThat(status).isIn(400, 401, 404);
    }

    @Test
    @Order(Integer.MAX_VALUE - 2) // it leaves an incident open that the one that takes over has to end
    void test_an_instance_that_never_reached_kafka_says_that_monitoring_is_blind() {
        Map<String, Object> nowhere = new HashMap<>(kafkaSettings);
        nowhere.put("bootstrap.servers", "127.0.0.1:1");
        JudgingService blind = instance(nowhere);
        int wasBlind = mailsTo("ops@example.com", IS_BLIND).size();

        blind.start(null);

        await().atMost(SOON).until(() -> mailsTo("ops@example.com", IS_BLIND).size() == wasBlind + 1);
        blind.stop(null);
    }

    @Test
    void test_a_channel_can_be_tried_out() {
        given().header("Authorization", "Bearer let-me-in")
                .post("/api/v1/channels/ops/test")
                .then()
                .statusCode(200)
                .body("[0].taken", equalTo(true));

        assertThat(mailsTo("ops@example.com", "Test of channel ops")).hasSize(1);
    }

    private JudgingService instance(Map<String, Object> kafkaOf) {
        return new JudgingService(
                settings, system, channels, journal, definitions, deadLetters, producer, messaging, kafkaOf);
    }

    private MonitorDefinition define(String project, String name, String email) {
        return define(judging, project, name, new Alerts(List.of(email), List.of("shop-alerts")));
    }

    private MonitorDefinition define(JudgingService service, String project, String name, Alerts alerts) {
        kafka.send(Topics.PROJECTS, project, Samples.project(project, alerts));
        // Projects are read beside monitors: of one that is not known yet, nobody but operations would hear.
        await().atMost(SOON).until(() -> service.tables().projects.get(project).isPresent());
        MonitorDefinition monitor = seldomChecked(project, name);
        kafka.send(Topics.MONITORS, monitor.key(), monitor);
        return monitor;
    }

    /** Its results stay fresh for longer than any test takes, on however slow a machine. */
    private static MonitorDefinition seldomChecked(String project, String name) {
        return Samples.every(Duration.ofMinutes(10), Samples.monitor(project, name, "any", 2));
    }

    private void seenUp(MonitorDefinition monitor) {
        heartbeat("probe-eu-west-1", "eu-west", Instant.now());
        // Definitions are read beside results: one of a monitor that is not known yet would say nothing.
        await().atMost(SOON).until(() -> !kafka.read(Topics.STATUSES, monitor.key(), MonitorStatus.class)
                .isEmpty());
        kafka.send(Topics.RESULTS, monitor.key(), Samples.up(monitor, "eu-west", Instant.now()));
        await().atMost(SOON).until(() -> kafka.read(Topics.STATUSES, monitor.key(), MonitorStatus.class).stream()
                .anyMatch(status -> status.status() == Status.UP));
    }

    private void fail(MonitorDefinition monitor, int times) {
        for (int i = 0; i < times; i++) {
            kafka.send(Topics.RESULTS, monitor.key(), Samples.down(monitor, "eu-west", Instant.now()));
        }
    }

    private void recover(MonitorDefinition monitor, int times) {
        for (int i = 0; i < times; i++) {
            kafka.send(Topics.RESULTS, monitor.key(), Samples.up(monitor, "eu-west", Instant.now()));
        }
    }

    /** A probe that beats every ten minutes is not silent while a test runs; one of a test of its own is. */
    private void heartbeat(String instance, String location, Instant startedAt) {
        Duration interval = instance.contains("frozen") ? Duration.ofSeconds(1) : Duration.ofMinutes(10);
        kafka.send(Topics.HEARTBEATS, instance, Samples.probe(instance, location, startedAt, Instant.now(), interval));
    }

    /** The newest version of the one MONITOR_DOWN incident about the subject. */
    private Incident incidentOf(String subject) {
        List<String> ids = new ArrayList<>();
        await().atMost(SOON).untilAsserted(() -> {
            ids.clear();
            given()
                    .header("Authorization", "Bearer let-me-in")
                    .get("/api/v1/incidents?limit=1000")
                    .then()
                    .statusCode(200)
                    .extract()
                    .body()
                    .as(new io.restassured.common.mapper.TypeRef<List<Map<String, Object>>>() {})
                    .stream()
                    .filter(each -> subject.equals(each.get("subject"))
                            && IncidentKind.MONITOR_DOWN.name().equals(each.get("kind")))
                    .forEach(each -> ids.add((String) each.get("id")));
            assertThat(ids).hasSize(1);
        });
        return newestVersion(ids.get(0));
    }

    private Incident newestVersion(String id) {
        await().atMost(SOON)
                .until(() -> !kafka.read(Topics.INCIDENTS, id, Incident.class).isEmpty());
        List<Incident> versions = kafka.read(Topics.INCIDENTS, id, Incident.class);
        return versions.get(versions.size() - 1);
    }

    private int streak(MonitorDefinition monitor) {
        List<MonitorStatus> statuses = kafka.read(Topics.STATUSES, monitor.key(), MonitorStatus.class);
        Integer streak = statuses.get(statuses.size() - 1).locations().get(0).streak();
        return streak == null ? 0 : streak;
    }

    private int attempts(String subject, String channel) {
        return kafka.read(Topics.NOTIFICATIONS, incidentOf(subject).id(), Notification.class).stream()
                .filter(each -> each.channel().equals(channel))
                .mapToInt(each -> each.attempts().size())
                .max()
                .orElse(0);
    }

    private GreenMail mailServer() {
        return MailServer.on(smtpPort);
    }

    private List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .toList();
    }

    private List<MimeMessage> mailsTo(String address, String subject) {
        return mailsTo(address).stream()
                .filter(message -> subjectOf(message).startsWith(subject))
                .toList();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return message.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subjectOf(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String body(MimeMessage message) throws MessagingException, IOException {
        jakarta.mail.Multipart parts = (jakarta.mail.Multipart) message.getContent();
        return (String) parts.getBodyPart(0).getContent();
    }
}
