package org.backupandmonitor.config.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The service as ops call it. */
public final class Api {

    private Api() {}

    public static RequestSpecification ops() {
        return given().header("Authorization", "Bearer " + Operations.TOKEN);
    }

    public static Response add(String name, SampleRepository repository) {
        return add(name, repository.url(), Map.of("poll", "1s"));
    }

    public static Response add(String name, String url, Map<String, String> more) {
        Map<String, String> body = new LinkedHashMap<>(Map.of("name", name, "url", url));
        body.putAll(more);
        return ops().contentType("application/json").body(body).post("/api/v1/repositories");
    }

    public static void pollNow(String name) {
        ops().post("/api/v1/repositories/" + name + "/poll").then().statusCode(202);
    }

    public static Response put(String project, String manifest) {
        return ops().contentType("application/octet-stream")
                .body(manifest.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/projects/" + project + "/manifest");
    }

    /** Long enough for a slow machine; nobody waits longer than needed. */
    public static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
