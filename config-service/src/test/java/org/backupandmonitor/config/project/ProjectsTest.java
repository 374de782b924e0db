package org.backupandmonitor.config.project;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backupandmonitor.config.testing.Api.soon;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backupandmonitor.config.testing.Api;
import org.backupandmonitor.config.testing.Manifests;
import org.backupandmonitor.config.testing.Operations;
import org.backupandmonitor.config.testing.Topics;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Operations.class, restrictToAnnotatedClass = false)
class ProjectsTest {

    @Test
    void aManifestThatIsPutComesIntoForce() {
        Api.put("put", Manifests.full("put"))
                .then()
                .statusCode(201)
                .body("accepted", equalTo(true))
                .body("monitors", equalTo(2))
                .body("backups", equalTo(1))
                .body("commit.hash", containsString("api-"));

        soon().until(() -> Topics.contents("backups.v1").containsKey("put/uploads"));
        given().get("/api/v1/projects").then().statusCode(200).body("name", hasItem("put"));
    }

    @Test
    void theSameManifestAgainIsTheSameRevision() {
        int first = Api.put("again", Manifests.of("again", "site")).path("id");

        Api.put("again", Manifests.of("again", "site")).then().statusCode(200).body("id", equalTo(first));
    }

    @Test
    void theSameManifestAgainIsTheSameRevisionAlsoWhenAnotherProjectWasPutInBetween() {
        int first = Api.put("one-of-two", Manifests.of("one-of-two", "site")).path("id");
        Api.put("other-of-two", Manifests.of("other-of-two", "site"));

        Api.put("one-of-two", Manifests.of("one-of-two", "site"))
                .then()
                .statusCode(200)
                .body("id", equalTo(first))
                .body("project", equalTo("one-of-two"));
    }

    @Test
    void aManifestForAnotherProjectIsRefused() {
        Api.put("mine", Manifests.of("yours", "site"))
                .then()
                .statusCode(422)
                .body("diagnostics[0].line", equalTo(2))
                .body("diagnostics[0].message", containsString("\"yours\""));
    }

    @Test
    void aManifestThatNamesASecretOfOperationsIsRefused() {
        String manifest = """
                version: 1
                project: curious
                alerts: { email: [a@example.com] }
                monitors:
                  - name: site
                    http: { url: "https://evil.example.com/", headers: { X-Key: "secret:config-api" } }
                """;

        Api.put("curious", manifest)
                .then()
                .statusCode(422)
                .body("diagnostics[0].code", equalTo("not-allowed"))
                .body("diagnostics[0].message", containsString("does not allow secret \"config-api\""));
    }

    @Test
    void moreThanAMegabyteIsRefusedUnread() {
        Api.put("huge", "x".repeat(1024 * 1024 + 1)).then().statusCode(413).contentType("application/problem+json");
    }

    @Test
    void aMonitorThatAliasesMakeTooLargeToDeliverIsRefusedWhereItStands() {
        String labels = IntStream.range(1, 105)
                .mapToObj(number -> "      label" + number + ": *long\n")
                .collect(Collectors.joining());

        Api.put(
                        "swelling",
                        Manifests.of("swelling", "site") + "    labels:\n      label0: &long " + "x".repeat(10_000)
                                + "\n" + labels)
                .then()
                .statusCode(422)
                .body("diagnostics[0].code", equalTo("too-large"))
                .body("diagnostics[0].message", containsString("monitor \"site\" is too large"))
                .body("diagnostics[0].line", equalTo(6));
    }

    @Test
    void aKeyThatPostgresCanNotStoreIsOnlyUnknown() {
        Api.put("nul", Manifests.of("nul", "site") + "\"a\\0b\": 1\n")
                .then()
                .statusCode(422)
                .body("diagnostics[0].code", equalTo("unknown-key"))
                .body("diagnostics[0].path", equalTo("a b"));
    }

    @Test
    void aProjectOfAGitRepositoryIsNotReplaced() {
        soon().until(() -> Topics.contents("projects.v1").containsKey("configured"));

        Api.put("configured", Manifests.of("configured", "other"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("repository \"configured\""));
    }

    @Test
    void puttingNeedsTheToken() {
        given().contentType("application/octet-stream")
                .body(Manifests.of("stranger", "site").getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/projects/stranger/manifest")
                .then()
                .statusCode(401);
    }

    @Test
    void aProjectThatWasPutCanBeEnded() {
        Api.put("short-lived", Manifests.of("short-lived", "site"));
        soon().until(() -> Topics.contents("monitors.v1").containsKey("short-lived/site"));

        Api.ops().delete("/api/v1/projects/short-lived").then().statusCode(204);

        soon().untilAsserted(() -> {
            assertThat(Topics.contents("projects.v1")).doesNotContainKey("short-lived");
            assertThat(Topics.contents("monitors.v1")).doesNotContainKey("short-lived/site");
            assertThat(removed("short-lived")).isEqualTo(1);
        });
        Api.ops().delete("/api/v1/projects/short-lived").then().statusCode(404);
    }

    @Test
    void aManifestThatNeverCameIntoForceCanBeWithdrawn() {
        Api.put("mistake", Manifests.of("mistake", "twin", "twin")).then().statusCode(422);

        Api.ops().delete("/api/v1/projects/mistake").then().statusCode(204);

        soon().until(() -> removed("mistake") == 1);
    }

    @Test
    void thePingAddressIsToldToOpsAndOnlyItsHashToKafka() throws Exception {
        Api.put("pinged", Manifests.full("pinged"));
        soon().until(() -> Topics.contents("monitors.v1").containsKey("pinged/nightly"));

        String address = Api.ops()
                .get("/api/v1/projects/pinged/heartbeats")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("monitor", equalTo(java.util.List.of("nightly")))
                .extract()
                .path("[0].address");

        String prefix = Operations.PING_ADDRESS + "/ping/";
        assertThat(address).startsWith(prefix);
        byte[] token = address.substring(prefix.length()).getBytes(StandardCharsets.US_ASCII);
        assertThat(token).hasSize(43);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token));
        assertThat(Topics.contents("monitors.v1")
                        .get("pinged/nightly")
                        .at("/check/tokenHash")
                        .asText())
                .isEqualTo(hash);
    }

    @Test
    void pingAddressesAreForOpsOnly() {
        given().get("/api/v1/projects/configured/heartbeats").then().statusCode(401);
    }

    /** How often it was told that the project has ended. */
    private static long removed(String project) {
        return Topics.records("revisions.v1").stream()
                .filter(record -> record.getKey().equals("api"))
                .flatMap(record -> record.getValue().stream())
                .filter(event -> event.path("type").asText().equals("removed"))
                .filter(event -> event.path("repository").asText().equals("api/" + project))
                .count();
    }
}
