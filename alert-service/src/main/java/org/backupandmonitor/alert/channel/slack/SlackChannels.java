package org.backupandmonitor.alert.channel.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.backupandmonitor.alert.channel.Announcement;
import org.backupandmonitor.alert.channel.ChannelKind;
import org.backupandmonitor.alert.channel.Outcome;
import org.backupandmonitor.alert.channel.Recipient;
import org.backupandmonitor.alert.channel.Wording;
import org.backupandmonitor.contracts.secret.MissingSecretException;
import org.backupandmonitor.contracts.secret.Secrets;
import org.backupandmonitor.messaging.EventMapper;

/**
 * Posts to Slack's incoming webhooks (docs.slack.dev: "Sending messages using incoming webhooks"): 200 means taken, 429
 * names the seconds to wait, other 4xx mean that the message or the webhook is wrong for good.
 */
@Singleton
public class SlackChannels implements ChannelKind {

    static final String TYPE = "slack";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int MAX_ERROR = 200;

    private final SlackSettings settings;
    private final Secrets secrets;
    private final ObjectMapper json = EventMapper.json();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Inject
    SlackChannels(SlackSettings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, List<String>> channels() {
        Map<String, List<String>> channels = new TreeMap<>();
        settings.channels()
                .forEach((name, channel) -> channel.slack().ifPresent(slack -> channels.put(name, List.of(name))));
        return channels;
    }

    @Override
    public List<String> misconfigurations() {
        List<String> problems = new ArrayList<>();
        settings.channels().forEach((name, channel) -> channel.slack().ifPresent(slack -> {
            String setting = "bam.channels." + name + ".slack.webhook";
            Optional<String> webhook = slack.webhook();
            if (webhook.isEmpty()) {
                problems.add(setting + " must name the webhook as secret:NAME");
            } else if (Secrets.nameOf(webhook.get()).isEmpty()) {
                problems.add(setting + " must be written as secret:NAME: whoever has the address can write there");
            }
        }));
        return problems;
    }

    @Override
    public Outcome send(Recipient recipient, Announcement announcement) {
        Optional<String> reference = Optional.ofNullable(settings.channels().get(recipient.channel()))
                .flatMap(SlackSettings.Channel::slack)
                .flatMap(SlackSettings.Slack::webhook);
        if (reference.isEmpty()) {
            return new Outcome.Refused("there is no Slack channel \"" + recipient.channel() + "\" (any more)");
        }
        try {
            URI webhook = URI.create(secrets.resolve(reference.get()));
            HttpRequest request = HttpRequest.newBuilder(webhook)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            SlackMessage.of(announcement, json).toString(), StandardCharsets.UTF_8))
                    .build();
            return outcome(http.send(request, BodyHandlers.ofInputStream()));
        } catch (MissingSecretException e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            // Its message would hold the address, which is the secret.
            return new Outcome.Refused("the webhook of \"" + recipient.channel() + "\" is no http address");
        } catch (IOException e) {
            return Outcome.retry("Slack could not be reached: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.retry("interrupted while sending");
        }
    }

    private static Outcome outcome(HttpResponse<InputStream> response) throws IOException {
        int status = response.statusCode();
        try (InputStream body = response.body()) {
            if (status >= 200 && status < 300) {
                return Outcome.SENT;
            }
            return failure(response, status, beginning(body));
        }
    }

    /** What the body says; the request's timeout ends with the headers, so a body that does not come is waited for here. */
    private static String beginning(InputStream body) {
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> {
            try {
                return body.readNBytes(MAX_ERROR);
            } catch (IOException e) {
                return new byte[0];
            }
        });
        byte[] said = read.completeOnTimeout(new byte[0], CONNECT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return new String(said, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
    }

    private static Outcome failure(HttpResponse<?> response, int status, String said) {
        String error = "Slack answered " + status + (said.isBlank() ? "" : ": " + Wording.bounded(said, MAX_ERROR));
        if (status == 429) {
            return new Outcome.Retry(error, retryAfter(response));
        }
        return status >= 400 && status < 500 && status != 408 ? new Outcome.Refused(error) : Outcome.retry(error);
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        try {
            long seconds = Long.parseLong(
                    response.headers().firstValue("Retry-After").orElse("1").strip());
            Duration asked = Duration.ofSeconds(Math.max(1, seconds));
            return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
        } catch (NumberFormatException e) {
            return Duration.ofSeconds(30);
        }
    }
}
