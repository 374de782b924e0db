package org.backupandmonitor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Stream;
import org.backupandmonitor.system.Events.Event;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people write or targets answer: a clear error where a person sees it, and the rest goes on. */
@RunningSystem
@Order(30)
class BadInputIT {

    private static final String BYSTANDER = "shop/storefront";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int MEGABYTE = 1 << 20;

    private final TestWorld world;

    BadInputIT(TestWorld world) {
        this.world = world;
    }

    static Stream<Arguments> manifests() {
        return Stream.of(
                Arguments.of("unreadable", "project: [unreadable\nmonitors: }", "backup-and-monitor.yaml:2:"),
                Arguments.of(
                        "typing-error",
                        monitors("typing-error", "  - { name: a, http: http://a, tiemout: 3s }"),
                        "tiemout"),
                Arguments.of(
                        "twins",
                        monitors("twins", "  - { name: a, tcp: \"a:1\" }\n  - { name: a, tcp: \"b:1\" }"),
                        "duplicate-name"),
                Arguments.of("thief", monitors("shop", "  - { name: mine-now, tcp: \"a:1\" }"), "shop"),
                Arguments.of("bomb", bomb(), "backup-and-monitor.yaml"),
                Arguments.of("huge", monitors("huge", "# " + "x".repeat(50 * MEGABYTE)), "backup-and-monitor.yaml"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manifests")
    @Order(1)
    void aBadManifestIsRefusedVisiblyAndTheOthersGoOn(String repository, String manifest, String shown) {
        world.repository(repository).push(manifest);

        Event rejected = world.events()
                .await(
                        "the rejection of " + repository,
                        "revisions.v1",
                        event -> repository.equals(event.key())
                                && event.text("type").equals("rejected"));
        JsonNode diagnostics = rejected.value().path("diagnostics");
        assertThat(diagnostics).isNotEmpty();
        assertThat(diagnostics.get(0).path("message").asText()).isNotBlank();
        assertThat(diagnostics.get(0).path("line").asInt()).isPositive();
        await("the page that shows it").atMost(PATIENCE).untilAsserted(() -> assertThat(article(repository))
                .contains(diagnostics.get(0).path("code").asText())
                .contains(shown));
        world.events().awaitFurtherResults(BYSTANDER, 1);
    }

    @Test
    @Order(2)
    void hostileTargetsAreDownWithTheirReasonAndTheOthersGoOn() {
        world.repository("hostile").push(monitors("hostile", """
                          - { name: mute, http: "%s" }
                          - { name: endless, http: "%s", expect: { body: { contains: never } } }
                          - { name: loop, http: { url: "%s", redirects: 5 } }
                        """.formatted(
                        world.target.url("/mute"), world.target.url("/endless"), world.target.url("/loop"))));

        world.events().awaitStatus("hostile/mute", "DOWN");
        world.events().awaitStatus("hostile/endless", "DOWN");
        world.events().awaitStatus("hostile/loop", "DOWN");

        assertThat(finding("hostile/mute")).containsIgnoringCase("within 3 s");
        assertThat(finding("hostile/endless")).isNotBlank();
        // Where following them all takes longer than is allowed, one is told of that instead.
        await("the reason").atMost(PATIENCE).untilAsserted(() -> assertThat(finding("hostile/loop"))
                .containsIgnoringCase("redirect"));
        await("the page").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        world.pages().html("/monitors/hostile/loop"))
                .containsIgnoringCase("redirect"));
        world.events().awaitFurtherResults(BYSTANDER, 2);
        world.events().awaitStatus(BYSTANDER, "UP");
        // They would go on filling incidents and sockets while other scenarios run.
        world.repository("hostile")
                .push(monitors("hostile", "  - { name: fine, http: \"" + world.target.url("/fine") + "\" }"));
        await("the tombstone").atMost(PATIENCE).until(() -> world.events()
                .newest("monitors.v1", "hostile/mute")
                .value()
                .isMissingNode());
    }

    private String finding(String monitor) {
        return world.events()
                .newest("results.v1", monitor)
                .value()
                .path("findings")
                .toString();
    }

    /** What the repositories' page says of one of them. */
    private String article(String repository) {
        String page = world.pages().html("/repositories");
        int begin = page.indexOf("<h2>" + repository + "</h2>");
        return begin < 0 ? "" : page.substring(begin, page.indexOf("</article>", begin));
    }

    private static String monitors(String project, String list) {
        return """
                version: 1
                project: %s
                owners: [team@example.com]
                defaults: { every: 1s, timeout: 3s }
                monitors:
                %s
                """.formatted(project, list);
    }

    /** Ten levels of ten aliases each would be ten thousand million entries. */
    private static String bomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int level = 1; level <= 9; level++) {
            String alias = "*a" + (level - 1);
            bomb.append("a%d: &a%d [%s]\n"
                    .formatted(level, level, String.join(",", java.util.Collections.nCopies(10, alias))));
        }
        return bomb.append("project: bomb\n").toString();
    }
}
