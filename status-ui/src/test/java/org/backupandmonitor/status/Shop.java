package org.backupandmonitor.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.PostgresSource;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.RunEvent.Outcome;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.contracts.deadletter.DeadLetter;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.incident.Notification;
import org.backupandmonitor.contracts.monitor.Check;
import org.backupandmonitor.contracts.monitor.DnsCheck;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.HeartbeatCheck;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.MonitorStatus.LocationStatus;
import org.backupandmonitor.contracts.monitor.OtherCheck;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.monitor.TcpCheck;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.RepositoryEvent;

/** A shop with everything that can be the matter with one. */
final class Shop {

    private static final String P = "shop";

    private Shop() {}

    static void publish(Publisher out) {
        Instant now = Sample.now();
        out.send(
                Sample.alertAlive(),
                Sample.probe("eu-west", Map.of("due", 70_412L, "done", 70_409L, "late", 3L)),
                Sample.probe("office", Map.of("due", 70_398L, "done", 70_398L, "late", 0L)),
                Sample.alive(Component.CONFIG, "config-1", Map.of("polls", 5_312L, "repositoriesNow", 3L)),
                Sample.alive(Component.BACKUP, "backup-1", Map.of("runs", 31L, "runningNow", 1L)),
                Sample.project(P),
                Sample.project("intranet"));
        monitor(
                out,
                "storefront",
                Sample.httpCheck("https://shop.example.com/health"),
                Status.UP,
                "DOWN in office only");
        monitor(
                out,
                "checkout",
                Sample.httpCheck("https://shop.example.com/checkout/health?deep=true"),
                Status.DEGRADED,
                "expected an answer within 800 ms, got one after 1.24 s");
        monitor(
                out,
                "orders-db",
                new TcpCheck("db.shop.example.com", 5432),
                Status.DOWN,
                "expected a connection, got connection refused, seen from eu-west and office");
        out.send(Sample.maintained(
                Sample.monitor(P, "orders-db", new TcpCheck("db.shop.example.com", 5432), null),
                Duration.ofMinutes(100),
                "moves to PostgreSQL 18"));
        monitor(out, "mail-records", new DnsCheck("shop.example.com", "MX", "9.9.9.9"), Status.UP, "");
        monitor(
                out,
                "nightly-report",
                new HeartbeatCheck(Duration.ofDays(1), Duration.ofHours(1), "ab".repeat(32)),
                Status.UP,
                "");
        monitor(
                out,
                "pigeons",
                new OtherCheck("carrier-pigeon", Map.of("target", "loft north")),
                Status.UNKNOWN,
                "no probe can run carrier-pigeon");
        out.send(
                Sample.monitor(P, "old-blog", Sample.httpCheck("https://blog.example.com/"), "moving to the new host"));
        out.send(
                Sample.http("intranet", "wiki"),
                Sample.status("intranet", "wiki", Status.UP, "", now.minus(Duration.ofDays(12)), "office"));
        results(out, now);
        backups(out, now);
        incidents(out, now);
        repositories(out, now);
    }

    private static void monitor(Publisher out, String name, Check check, Status status, String reason) {
        Instant now = Sample.now();
        out.send(Sample.monitor(P, name, check, null));
        out.send(Sample.status(P, name, Status.UP, "", now.minus(Duration.ofDays(40)), "eu-west", "office"));
        if (status == Status.UP) {
            out.send(Sample.status(P, name, Status.DOWN, "", now.minus(Duration.ofDays(9)), "eu-west", "office"));
            out.send(up(name, reason, now.minus(Duration.ofDays(9)).plusSeconds(1_260)));
        } else {
            out.send(Sample.status(P, name, status, reason, now.minus(Duration.ofMinutes(14)), "eu-west", "office"));
        }
    }

    /** UP as a whole; with a reason it is one location that disagrees, below the quorum. */
    private static MonitorStatus up(String name, String reason, Instant since) {
        MonitorStatus both = Sample.status(P, name, Status.UP, reason, since, "eu-west", "office");
        if (reason.isEmpty()) {
            return both;
        }
        LocationStatus office = new LocationStatus(
                "office",
                Status.DOWN,
                Sample.now().minus(Duration.ofMinutes(6)),
                "expected status 200, got 503: upstream timed out",
                Sample.now());
        LocationStatus euWest = new LocationStatus("eu-west", Status.UP, since, "", Sample.now());
        return new MonitorStatus(P, name, Status.UP, since, reason, List.of(euWest, office), Sample.now());
    }

    private static void results(Publisher out, Instant now) {
        Random random = new Random(7);
        List<Object> results = new ArrayList<>();
        for (int i = 0; i < 760; i++) {
            Instant at = now.minusSeconds(30L * (760 - i));
            for (String location : List.of("eu-west", "office")) {
                long base = location.equals("office") ? 62 : 38;
                double wave = 1 + 0.25 * Math.sin(i / 60.0);
                Duration took = Sample.micros((long) ((base * wave + random.nextDouble() * 18) * 1_000));
                boolean failed = i > 400 && i < 408 || location.equals("office") && i > 748;
                results.add(
                        failed
                                ? Sample.result(
                                        P,
                                        "storefront",
                                        location,
                                        at,
                                        Status.DOWN,
                                        Duration.ofMillis(30),
                                        new Finding("status", "status 200", "503: upstream timed out", Status.DOWN))
                                : Sample.result(P, "storefront", location, at, Status.UP, took));
                if (i > 690) {
                    boolean down = i > 732;
                    results.add(Sample.result(
                            P,
                            "orders-db",
                            location,
                            at,
                            down ? Status.DOWN : Status.UP,
                            Sample.micros(900 + random.nextInt(700)),
                            down
                                    ? new Finding[] {
                                        new Finding("connect", "a connection", "connection refused", Status.DOWN)
                                    }
                                    : new Finding[0]));
                    boolean slow = i > 728 && i % 3 > 0;
                    results.add(Sample.result(
                            P,
                            "checkout",
                            location,
                            at,
                            slow ? Status.DEGRADED : Status.UP,
                            Duration.ofMillis(slow ? 1_240 : 310),
                            slow
                                    ? new Finding[] {
                                        new Finding(
                                                "latency",
                                                "an answer within 800 ms",
                                                "one after 1.24 s",
                                                Status.DEGRADED)
                                    }
                                    : new Finding[0]));
                    results.add(Sample.result(
                            P,
                            "mail-records",
                            location,
                            at,
                            i == 741 ? Status.UNKNOWN : Status.UP,
                            Sample.micros(8_000 + random.nextInt(9_000))));
                    results.add(Sample.result("intranet", "wiki", location, at, Status.UP, Duration.ofMillis(95)));
                }
            }
        }
        out.send(results.toArray());
    }

    private static void backups(Publisher out, Instant now) {
        BackupDefinition uploads = Sample.backup(P, "uploads", Sample.files(), Duration.ofHours(26));
        BackupDefinition orders = Sample.backup(
                P,
                "orders",
                new PostgresSource("db.shop.example.com", 5432, "orders", "backup", "secret:orders-db"),
                null);
        BackupDefinition photos = Sample.backup(P, "photos", Sample.files(), null);
        BackupDefinition wiki = Sample.backup("intranet", "wiki", Sample.files(), null);
        out.send(uploads, orders, photos, wiki);
        for (int i = 6; i > 0; i--) {
            Instant begin = now.minus(Duration.ofHours(6L * i - 4));
            out.send(
                    Sample.started(uploads, "up-" + i, begin),
                    Sample.finished(uploads, "up-" + i, begin, begin.plusSeconds(84 + 7L * i), Outcome.SUCCEEDED, ""));
        }
        Instant begin = now.minus(Duration.ofMinutes(50));
        out.send(
                Sample.finished(
                        orders, "or-1", begin.minusSeconds(21_600), begin.minusSeconds(21_540), Outcome.SUCCEEDED, ""),
                Sample.finished(
                        orders,
                        "or-2",
                        begin,
                        begin.plusSeconds(21),
                        Outcome.FAILED,
                        "db.shop.example.com refused the password of user backup; check secret orders-db"),
                Sample.finished(
                        photos, "ph-1", begin.minusSeconds(86_400), begin.minusSeconds(84_000), Outcome.SUCCEEDED, ""),
                Sample.started(photos, "ph-2", now.minusSeconds(340)),
                new RunEvent.Progress(
                        P, "photos", "ph-2", RunKind.BACKUP, "storing", 63.4, 48_211, 12_884_901_888L, now),
                new RunEvent.Scheduled(P, "uploads", now, now.plus(Duration.ofMinutes(245))),
                new RunEvent.Scheduled(P, "orders", now, now.plus(Duration.ofMinutes(310))),
                new RunEvent.Scheduled(P, "photos", now, now.plus(Duration.ofMinutes(355))),
                new RunEvent.Scheduled("intranet", "wiki", now, now.plus(Duration.ofMinutes(55))));
    }

    static Incident incident(String id, String title) {
        return incident(id, title, Sample.now().minusSeconds(840));
    }

    private static Incident incident(String id, String title, Instant opened) {
        return new Incident(
                id,
                IncidentKind.MONITOR_DOWN,
                "shop/orders-db",
                P,
                Severity.CRITICAL,
                title,
                "expected a connection, got connection refused, seen from eu-west and office",
                opened,
                null,
                List.of(
                        new Incident.Entry(opened, "opened", "DOWN in eu-west and office"),
                        new Incident.Entry(
                                opened.plusSeconds(2), "notified", "opened: shop-team@example.com by email")));
    }

    private static void incidents(Publisher out, Instant now) {
        Instant opened = now.minusSeconds(840);
        Instant before = now.minus(Duration.ofDays(9));
        out.send(
                incident("INC-1", "shop/orders-db is DOWN", opened),
                new Incident(
                        "INC-0",
                        IncidentKind.MONITOR_DOWN,
                        "shop/storefront",
                        P,
                        Severity.CRITICAL,
                        "shop/storefront is DOWN",
                        "expected status 200, got 503: upstream timed out",
                        before,
                        before.plusSeconds(1_260),
                        List.of(
                                new Incident.Entry(before, "opened", "DOWN in eu-west and office"),
                                new Incident.Entry(before.plusSeconds(1_260), "resolved", "UP in eu-west and office"))),
                new Incident(
                        "INC-2",
                        IncidentKind.BACKUP_FAILED,
                        "shop/orders",
                        P,
                        Severity.WARNING,
                        "backup shop/orders failed",
                        "db.shop.example.com refused the password of user backup",
                        opened,
                        null,
                        List.of(new Incident.Entry(opened, "opened", "run or-2 failed"))),
                new Notification(
                        "INC-1:opened:email",
                        "INC-1",
                        "opened",
                        "email",
                        "email",
                        "shop-team@example.com",
                        Notification.State.SENT,
                        List.of(new Notification.Attempt(opened.plusSeconds(1), null)),
                        opened,
                        opened.plusSeconds(1)),
                new Notification(
                        "INC-1:opened:slack",
                        "INC-1",
                        "opened",
                        "shop-alerts",
                        "slack",
                        "shop-alerts",
                        Notification.State.OWED,
                        List.of(new Notification.Attempt(opened.plusSeconds(1), "hooks.slack.com answered 503")),
                        opened,
                        opened.plusSeconds(1)));
    }

    private static void repositories(Publisher out, Instant now) {
        RepositoryEvent.Commit good = new RepositoryEvent.Commit(
                Sample.PROVENANCE.commit(), "Ada", "ada@example.com", "Watch the checkout, too");
        RepositoryEvent.Commit bad =
                new RepositoryEvent.Commit("9b8c7d6e5f40312a", "Grace", "grace@example.com", "Shorter intervals");
        out.send(
                new RepositoryEvent.Accepted(
                        "shop", "backup-and-monitor.yaml", good, P, 7, 3, List.of(), now.minus(Duration.ofHours(5))),
                new RepositoryEvent.Rejected(
                        "shop",
                        "backup-and-monitor.yaml",
                        bad,
                        P,
                        Sample.PROVENANCE.commit(),
                        List.of(
                                new Diagnostic(
                                        Diagnostic.Level.ERROR,
                                        "unknown-key",
                                        "unknown key \"htpp\"; did you mean \"http\"?",
                                        "monitors[2].htpp",
                                        14,
                                        5,
                                        14,
                                        9),
                                new Diagnostic(
                                        Diagnostic.Level.WARNING,
                                        "short-interval",
                                        "every 2s is shorter than policy \"shop\" allows (10s)",
                                        "monitors[0].every",
                                        9,
                                        12,
                                        9,
                                        14)),
                        now.minus(Duration.ofMinutes(12))),
                new RepositoryEvent.Accepted(
                        "intranet",
                        "ops/backup-and-monitor.yaml",
                        good,
                        "intranet",
                        1,
                        1,
                        List.of(),
                        now.minus(Duration.ofDays(3))),
                new RepositoryEvent.Unreachable(
                        "warehouse",
                        "git.example.com refused the token of credential warehouse-git",
                        now.minus(Duration.ofHours(2)),
                        now.minus(Duration.ofMinutes(1))),
                new DeadLetter(
                        "bam.results.v1",
                        4,
                        120_311,
                        "shop/storefront",
                        "alert",
                        "no Result: Unexpected end-of-input",
                        "{\"project\":\"shop\",\"moni",
                        now.minusSeconds(4_000)));
    }
}
