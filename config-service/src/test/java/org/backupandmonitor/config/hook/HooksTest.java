package org.backupandmonitor.config.hook;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.backupandmonitor.config.testing.Api;
import org.backupandmonitor.config.testing.Operations;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Operations.class, restrictToAnnotatedClass = false)
class HooksTest {

    @Test
    void aSignedPushHasItsRepositoryLookedInto() throws Exception {
        Api.add("hooked", "https://git.invalid/Team/Hooked.git", Map.of("poll", "1d"))
                .then()
                .statusCode(201);

        push("{\"repository\":{\"clone_url\":\"https://git.invalid/team/hooked\"}}", Operations.HOOK_SECRET)
                .statusCode(202)
                .body("polled", equalTo(List.of("hooked")));
    }

    @Test
    void aPushSignedWithAnotherSecretIsRefused() throws Exception {
        push("{}", "a guess").statusCode(401).contentType("application/problem+json");
    }

    @Test
    void aPushOfARepositoryNobodyRegisteredIsSaidSo() throws Exception {
        push("{\"repository\":{\"clone_url\":\"https://git.invalid/a/b.git\"}}", Operations.HOOK_SECRET)
                .statusCode(404);
    }

    @Test
    void aHostWithoutSecretIsClosed() {
        given().body("{}")
                .post("/hooks/gitlab")
                .then()
                .statusCode(403)
                .body("detail", containsString("bam.hooks.gitlab.secret"));
    }

    @Test
    void aHostNobodyKnowsIsNotFound() {
        given().body("{}").post("/hooks/sourceforge").then().statusCode(404);
    }

    private static ValidatableResponse push(String body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        return given().contentType("application/json")
                .header("X-Hub-Signature-256", signature)
                .body(body)
                .post("/hooks/github")
                .then();
    }
}
