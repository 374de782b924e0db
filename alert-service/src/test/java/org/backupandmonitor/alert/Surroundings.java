package org.backupandmonitor.alert;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.backupandmonitor.stack.process.FreePort;
import org.backupandmonitor.stack.testing.LocalStackResource;

/**
 * Kafka and PostgreSQL as for every service, the latter behind a link that tests can cut, and places for a mail server and
 * for what stands for Slack, which tests start themselves.
 */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(new LocalStackResource().start());
        String url = settings.get("quarkus.datasource.jdbc.url");
        URI postgres = URI.create(url.substring("jdbc:".length()));
        int link = FreePort.any();
        int slack = FreePort.any();
        int smtp = FreePort.any();
        settings.put("test.postgres.port", Integer.toString(postgres.getPort()));
        settings.put("test.link.port", Integer.toString(link));
        settings.put("test.slack.port", Integer.toString(slack));
        settings.put("test.smtp.port", Integer.toString(smtp));
        settings.put("quarkus.datasource.jdbc.url", url.replace(":" + postgres.getPort(), ":" + link));
        settings.put("bam.watch.ping", "http://127.0.0.1:" + slack + "/watch");
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put("quarkus.mailer.port", Integer.toString(smtp));
        settings.put("bam.secrets.directory", secrets(slack).toString());
        return settings;
    }

    @Override
    public void stop() {}

    private static Path secrets(int slack) {
        try {
            Path directory = Files.createTempDirectory("alert-secrets");
            Files.writeString(directory.resolve("api"), "let-me-in");
            Files.writeString(directory.resolve("slack-shop"), "http://127.0.0.1:" + slack + "/shop");
            Files.writeString(directory.resolve("slack-revoked"), "http://127.0.0.1:" + slack + "/revoked");
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
