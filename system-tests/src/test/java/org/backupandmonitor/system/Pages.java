package org.backupandmonitor.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** status-ui as a machine reads it. */
final class Pages {

    /** Longer than an answer takes that comes at all. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI base;
    private final String token;

    Pages(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .GET()
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("GET " + path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("GET " + path + " was interrupted", e);
        }
    }

    /** The page's HTML; an answer other than 200 fails. */
    String html(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError("GET " + path + " gave " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(html(path));
        } catch (IOException e) {
            throw new AssertionError("GET " + path + " gave no JSON", e);
        }
    }
}
