package org.backupandmonitor.manifest.monitor;

import java.util.List;
import java.util.Set;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.Types;
import org.backupandmonitor.manifest.values.Texts;

/** Kinds of databases and brokers that no probe offers yet. */
final class StoreKinds {

    private static final Set<String> EXPECTATIONS = Set.of("latency", "answer");

    private StoreKinds() {}

    static MonitorKind postgres() {
        return DescribedKind.ofHost(
                        "postgres",
                        "A PostgreSQL server that must take a connection and answer a query.",
                        "{ host: db.shop.example.com, database: orders, user: monitor, password: \"secret:orders-monitor\" }",
                        5432,
                        List.of(database(), user(), password(), query()))
                .withHost(EXPECTATIONS);
    }

    static MonitorKind mysql() {
        return DescribedKind.ofHost(
                        "mysql",
                        "A MySQL or MariaDB server that must take a connection and answer a query.",
                        "{ host: db.shop.example.com, user: monitor, password: \"secret:shop-monitor\" }",
                        3306,
                        List.of(database(), user(), password(), query()))
                .withHost(EXPECTATIONS);
    }

    static MonitorKind redis() {
        return DescribedKind.ofHost(
                        "redis",
                        "A Redis or Valkey server that must answer a PING.",
                        "cache.shop.example.com:6379",
                        6379,
                        List.of(
                                user(),
                                password(),
                                Key.optional("tls", Types.bool(), "true", "Whether the connection is encrypted.")
                                        .or(false)))
                .withHost(EXPECTATIONS);
    }

    static MonitorKind kafka() {
        return DescribedKind.ofHost(
                        "kafka",
                        "A Kafka broker that must tell about its cluster and, where one is named, about a topic.",
                        "{ host: kafka.shop.example.com, topic: orders }",
                        9092,
                        List.of(
                                Key.optional(
                                        "topic",
                                        Types.text("topic", "[A-Za-z0-9._-]{1,249}", "is no name of a topic"),
                                        "orders",
                                        "A topic that must exist and have a leader for each partition."),
                                Key.optional("tls", Types.bool(), "true", "Whether the connection is encrypted.")
                                        .or(false)))
                .withHost(Set.of("latency"));
    }

    private static Key<String> database() {
        return Key.optional("database", Texts.database(), "orders", "The database that is connected to.");
    }

    private static Key<String> user() {
        return Key.optional("user", Texts.user(), "monitor", "Who connects.").alsoCalled("username");
    }

    private static Key<String> password() {
        return Key.optional("password", Texts.secret(), "\"secret:orders-monitor\"", "Where the password is found.");
    }

    private static Key<String> query() {
        return Key.optional(
                "query", Types.text(), "\"select 1\"", "What is asked; `expect.answer` judges its first value.");
    }
}
