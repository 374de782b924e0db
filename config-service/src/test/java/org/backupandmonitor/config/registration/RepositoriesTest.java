package org.backupandmonitor.config.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backupandmonitor.config.testing.Api.soon;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.config.testing.Api;
import org.backupandmonitor.config.testing.Manifests;
import org.backupandmonitor.config.testing.Operations;
import org.backupandmonitor.config.testing.SampleRepository;
import org.backupandmonitor.config.testing.Topics;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Operations.class, restrictToAnnotatedClass = false)
class RepositoriesTest {

    private static final String PATH = "backup-and-monitor.yaml";

    private final SampleRepository repository = SampleRepository.create();

    @AfterEach
    void end() {
        repository.close();
    }

    @Test
    void aRepositoryInBamYamlIsInForceWithoutAnybodyAsking() {
        soon().untilAsserted(() -> {
            assertThat(Topics.contents("projects.v1")).containsKey("configured");
            assertThat(Topics.contents("monitors.v1")).containsKey("configured/site");
        });
    }

    @Test
    void aPushedManifestBecomesDefinitionsAndAnEvent() {
        String commit = repository.commit(PATH, Manifests.full("shop"));

        Api.add("shop", repository).then().statusCode(201);

        soon().untilAsserted(() -> {
            // One transaction, but each partition shows its part of it when its own end marker is written.
            assertThat(Topics.count("shop", "accepted")).isEqualTo(1);
            assertThat(Topics.contents("monitors.v1")).containsKey("shop/site");
            assertThat(Topics.contents("backups.v1")).containsKey("shop/uploads");
        });
        JsonNode monitor = Topics.contents("monitors.v1").get("shop/site");
        assertThat(monitor.at("/provenance/repository").asText()).isEqualTo("shop");
        assertThat(monitor.at("/provenance/commit").asText()).isEqualTo(commit);
        JsonNode accepted = Topics.events("shop").get(1);
        assertThat(Topics.events("shop").get(0).path("type").asText()).isEqualTo("reachable");
        assertThat(accepted.path("type").asText()).isEqualTo("accepted");
        assertThat(accepted.path("monitors").asInt()).isEqualTo(2);
        assertThat(accepted.at("/commit/email").asText()).isEqualTo(SampleRepository.EMAIL);
    }

    @Test
    void whatTheNextCommitLacksBecomesATombstone() {
        repository.commit(PATH, Manifests.of("shrinking", "kept", "dropped"));
        Api.add("shrinking", repository);
        soon().until(() -> Topics.contents("monitors.v1").containsKey("shrinking/dropped"));

        String second = repository.commit(PATH, Manifests.of("shrinking", "kept", "added"));

        soon().untilAsserted(() -> {
            Map<String, JsonNode> monitors = Topics.contents("monitors.v1");
            assertThat(monitors).containsKeys("shrinking/kept", "shrinking/added");
            assertThat(monitors).doesNotContainKey("shrinking/dropped");
            assertThat(monitors.get("shrinking/kept").at("/provenance/commit").asText())
                    .isEqualTo(second);
        });
    }

    @Test
    void aBrokenManifestLeavesTheLastGoodOneInForceAndTellsThePusherWhere() {
        String good = repository.commit(PATH, Manifests.of("broken", "site"));
        Api.add("broken", repository);
        soon().until(() -> Topics.contents("monitors.v1").containsKey("broken/site"));

        String bad = repository.commit(PATH, Manifests.of("broken", "site") + "  - name: [oops\n");

        soon().untilAsserted(
                        () -> assertThat(Topics.count("broken", "rejected")).isEqualTo(1));
        JsonNode rejected = last("broken");
        assertThat(rejected.at("/commit/hash").asText()).isEqualTo(bad);
        assertThat(rejected.at("/commit/email").asText()).isEqualTo(SampleRepository.EMAIL);
        assertThat(rejected.at("/inForce").asText()).isEqualTo(good);
        assertThat(rejected.at("/project").asText()).isEqualTo("broken");
        assertThat(rejected.at("/diagnostics/0/line").asInt()).isGreaterThan(5);
        assertThat(Topics.contents("monitors.v1")
                        .get("broken/site")
                        .at("/provenance/commit")
                        .asText())
                .isEqualTo(good);
        given().get("/api/v1/repositories/broken")
                .then()
                .body("newest.accepted", equalTo(false))
                .body("newest.diagnostics[0].level", equalTo("ERROR"))
                .body("projects", hasItem("broken"));
    }

    @ParameterizedTest
    @CsvSource({
        "unknown-key, htpp",
        "duplicate, twin",
        "bomb, bomb",
        "too-large, 1048576",
        "missing, no file",
        "nul, a b"
    })
    void badInputIsRefusedWithADiagnosticAndChangesNothing(String what, String said) {
        String name = "bad-" + what;
        String good = repository.commit(PATH, Manifests.of(name, "site"));
        Api.add(name, repository);
        soon().until(() -> Topics.contents("monitors.v1").containsKey(name + "/site"));

        spoil(what, name);

        soon().untilAsserted(() -> assertThat(Topics.count(name, "rejected")).isEqualTo(1));
        assertThat(last(name).path("diagnostics").toString()).contains(what.equals("bomb") ? "line" : said);
        assertThat(Topics.contents("monitors.v1")
                        .get(name + "/site")
                        .at("/provenance/commit")
                        .asText())
                .isEqualTo(good);
    }

    @Test
    void aProjectBelongsToTheRepositoryThatNamedItFirst() {
        repository.commit(PATH, Manifests.of("claimed", "site"));
        Api.add("first", repository);
        soon().until(() -> Topics.contents("monitors.v1").containsKey("claimed/site"));
        try (SampleRepository thief = SampleRepository.create()) {
            thief.commit(PATH, Manifests.of("claimed", "stolen"));

            Api.add("second", thief);

            soon().untilAsserted(
                            () -> assertThat(Topics.count("second", "rejected")).isEqualTo(1));
            JsonNode diagnostic = last("second").at("/diagnostics/0");
            assertThat(diagnostic.path("message").asText()).contains("belongs to repository \"first\"");
            assertThat(diagnostic.path("line").asInt()).isEqualTo(2);
            assertThat(diagnostic.path("column").asInt()).isEqualTo(10);
            assertThat(Topics.contents("monitors.v1")).doesNotContainKey("claimed/stolen");
            assertThat(Topics.contents("monitors.v1")
                            .get("claimed/site")
                            .at("/provenance/repository")
                            .asText())
                    .isEqualTo("first");

            Api.ops().delete("/api/v1/repositories/first").then().statusCode(204);

            soon().untilAsserted(() -> assertThat(Topics.contents("monitors.v1"))
                    .containsKey("claimed/stolen")
                    .doesNotContainKey("claimed/site"));
            assertThat(Topics.count("second", "rejected")).isEqualTo(1);
        }
    }

    @Test
    void aProjectThatIsRenamedEndsUnderItsOldName() {
        repository.commit(PATH, Manifests.of("old-name", "site"));
        Api.add("renaming", repository);
        soon().until(() -> Topics.contents("projects.v1").containsKey("old-name"));

        repository.commit(PATH, Manifests.of("new-name", "site"));

        soon().untilAsserted(() -> {
            assertThat(Topics.contents("projects.v1")).containsKey("new-name").doesNotContainKey("old-name");
            assertThat(Topics.contents("monitors.v1"))
                    .containsKey("new-name/site")
                    .doesNotContainKey("old-name/site");
        });
    }

    @Test
    void anOutageIsToldOnceAndItsEndOnceAndChangesNothing() {
        repository.commit(PATH, Manifests.of("away", "site"));
        Api.add("away", repository);
        soon().until(() -> Topics.contents("monitors.v1").containsKey("away/site"));

        repository.hide();
        soon().until(() -> Topics.count("away", "unreachable") == 1);
        int failures = failures("away");
        soon().until(() -> failures("away") > failures + 2);
        repository.show();
        soon().until(() -> Topics.count("away", "reachable") == 2);

        assertThat(Topics.count("away", "unreachable")).isEqualTo(1);
        assertThat(Topics.count("away", "accepted")).isEqualTo(1);
        assertThat(Topics.contents("monitors.v1")).containsKey("away/site");
        assertThat(Topics.events("away").get(2).path("problem").asText())
                .startsWith("there is no Git repository at file://");
    }

    @Test
    void aCommitThatLeavesTheManifestAloneIsNoRevision() {
        repository.commit(PATH, Manifests.of("quiet", "site"));
        Api.add("quiet", repository);
        soon().until(() -> Topics.count("quiet", "accepted") == 1);

        String other = repository.commit("README.md", "something else");

        soon().until(() ->
                other.equals(given().get("/api/v1/repositories/quiet").path("commit")));
        assertThat(Topics.count("quiet", "accepted")).isEqualTo(1);
    }

    @Test
    void aDeletedRepositoryEndsItsProject() {
        repository.commit(PATH, Manifests.of("ending", "site"));
        Api.add("ending", repository);
        soon().until(() -> Topics.contents("projects.v1").containsKey("ending"));

        Api.ops().delete("/api/v1/repositories/ending").then().statusCode(204);

        soon().untilAsserted(() -> {
            assertThat(Topics.contents("projects.v1")).doesNotContainKey("ending");
            assertThat(Topics.contents("monitors.v1")).doesNotContainKey("ending/site");
            assertThat(Topics.count("ending", "removed")).isEqualTo(1);
        });
        given().get("/api/v1/repositories/ending").then().statusCode(404);
    }

    @Test
    void everythingWrongWithANewRepositoryIsSaidAtOnce() {
        JsonPath problem = Api.add(
                        "Not A Name",
                        "https://me:secret@git.example.com/shop.git",
                        Map.of("path", "../etc/passwd", "poll", "1ms", "policy", "none"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .extract()
                .jsonPath();

        List<String> fields = problem.getList("violations.field");
        assertThat(fields).containsExactlyInAnyOrder("name", "url", "path", "poll", "policy");
    }

    @Test
    void aNameIsTakenOnce() {
        repository.commit(PATH, Manifests.of("taken", "site"));
        Api.add("taken", repository).then().statusCode(201);

        Api.add("taken", repository).then().statusCode(409);
    }

    @Test
    void whatBamYamlNamesIsNotDeletedThroughTheApi() {
        Api.ops()
                .delete("/api/v1/repositories/configured")
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
    }

    @Test
    void writingNeedsTheToken() {
        given().contentType("application/json")
                .body(Map.of("name", "x", "url", repository.url()))
                .post("/api/v1/repositories")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");

        given().header("Authorization", "Bearer wrong")
                .delete("/api/v1/repositories/configured")
                .then()
                .statusCode(401);
    }

    private void spoil(String what, String name) {
        String good = Manifests.of(name, "site");
        switch (what) {
            case "unknown-key" -> repository.commit(PATH, good.replace("http:", "htpp:"));
            case "duplicate" -> repository.commit(PATH, Manifests.of(name, "twin", "twin"));
            case "bomb" -> repository.commit(PATH, Manifests.bomb(name));
            case "nul" -> repository.commit(PATH, good + "\"a\\0b\": 1\n");
            case "too-large" -> repository.commit(PATH, new byte[50 * 1024 * 1024]);
            case "missing" -> repository.remove(PATH);
            default -> throw new IllegalArgumentException(what);
        }
    }

    private static JsonNode last(String repository) {
        List<JsonNode> events = Topics.events(repository);
        return events.get(events.size() - 1);
    }

    private static int failures(String repository) {
        return Topics.records("heartbeats.v1").stream()
                .flatMap(record -> record.getValue().stream())
                .mapToInt(heartbeat -> heartbeat.at("/work/pollsFailed").asInt())
                .max()
                .orElse(0);
    }
}
