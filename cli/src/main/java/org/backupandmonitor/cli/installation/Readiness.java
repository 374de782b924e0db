package org.backupandmonitor.cli.installation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks services whether they are ready. */
final class Readiness {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    /** Nothing if the service is ready; otherwise what it answers, to be shown if it stays so. */
    String problem(ServicePlan plan) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(plan.readyAddress()))
                            .timeout(TIMEOUT)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? ""
                    : "its health is " + answer.statusCode() + ": "
                            + answer.body().replaceAll("\\s+", " ");
        } catch (IOException e) {
            return "it does not answer on port " + plan.port();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InstallationException("waiting for " + plan.name() + " was interrupted");
        }
    }
}
