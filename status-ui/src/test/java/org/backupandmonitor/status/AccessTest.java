package org.backupandmonitor.status;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may see what, and what nobody can make a page do. */
@QuarkusTest
@TestProfile(StatusProfile.class)
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
class AccessTest {

    @TestHTTPResource
    URI base;

    @Inject
    AgroalDataSource dataSource;

    private Ui ui;
    private Publisher publisher;
    private Browser browser;

    @BeforeEach
    void open() {
        ui = new Ui(base, dataSource);
        publisher = ui.publisher;
        browser = ui.browser;
    }

    @AfterEach
    void close() {
        ui.close();
    }

    @Test
    void opensOneSessionByTheLinkAndNeverAnother() {
        // Given
        HttpResponse<String> peek = browser.head("/login/once/" + StatusProfile.ONCE);
        HttpResponse<String> first = browser.get("/login/once/" + StatusProfile.ONCE);

        // When
        HttpResponse<String> second = new Browser(base).get("/login/once/" + StatusProfile.ONCE);

        // Then
        assertThat(peek.headers().allValues("set-cookie")).isEmpty();
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("set-cookie").orElseThrow())
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(403);
        assertThat(second.headers().allValues("set-cookie")).noneMatch(cookie -> cookie.startsWith("bam-session"));
    }

    @Test
    void sendsStrangersToTheLoginPageAndBack() {
        HttpResponse<String> answer = browser.get("/incidents?x=1");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location").orElseThrow()).endsWith("/login?to=%2Fincidents%3Fx%3D1");
    }

    @Test
    void showsStrangersNothingThatIsNotOpen() {
        for (String path : List.of(
                "/api/v1/monitors",
                "/api/v1/components",
                "/live",
                "/q/openapi",
                "/q/metrics",
                "/monitors/atlas/front")) {
            assertThat(browser.get(path).statusCode()).as(path).isIn(302, 401);
        }
        for (String path : List.of("/watch", "/q/health/live", "/login", "/assets/bam.css", "/assets/live.js")) {
            assertThat(browser.get(path).statusCode()).as(path).isIn(200, 503);
        }
    }

    @Test
    void keepsClosedProjectsClosed() {
        // Given
        ui.logIn();
        publisher.send(Sample.http("nook", "front"));
        ui.pageOnce("/status/nook", page -> true);

        // When
        Browser stranger = new Browser(base);

        // Then
        assertThat(stranger.get("/status/nook").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/badges/nook/front.svg").statusCode()).isEqualTo(404);
    }

    @Test
    void letsPeopleInByPasswordOrHashAndNobodyElse() {
        assertThat(login(loginForm(), "ada", StatusProfile.PASSWORD)).isEqualTo(303);
        assertThat(login(loginForm(), "grace", "hopper")).isEqualTo(303);
        assertThat(login(loginForm(), "ada", "wrong")).isEqualTo(401);
        assertThat(login(loginForm(), "nobody", "")).isEqualTo(401);
        assertThat(login("forged", "ada", StatusProfile.PASSWORD)).isEqualTo(403);
    }

    private String loginForm() {
        return browser.page("/login").select("input[name=csrf]").val();
    }

    private int login(String csrf, String name, String password) {
        return browser.post("/login", Map.of("name", name, "password", password, "csrf", csrf))
                .statusCode();
    }

    @Test
    void locksOutNobodyForTheGuessesOfAnother() {
        // Given
        List<Integer> guesses = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            guesses.add(login(loginForm(), "mallory", "guess " + i));
        }

        // When
        int ada = login(loginForm(), "ada", StatusProfile.PASSWORD);

        // Then
        assertThat(guesses).startsWith(401).endsWith(429);
        assertThat(ada).isEqualTo(303);
    }

    @Test
    void logsNoLinkThatCouldNotBeUsedUp() {
        // Given
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler log = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord line) {
                lines.add(line.getFormattedMessage());
            }
        };
        Logger.getLogger("").addHandler(log);
        ui.execute("alter table status.used_login rename to used_login_away");

        // When
        HttpResponse<String> answer;
        try {
            answer = browser.get("/login/once/" + StatusProfile.ONCE);
        } finally {
            ui.execute("alter table status.used_login_away rename to used_login");
            Logger.getLogger("").removeHandler(log);
        }

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(lines)
                .anyMatch(line -> line.startsWith("/login/once/...: PostgreSQL"))
                .noneMatch(line -> line.contains(StatusProfile.ONCE));
    }

    @Test
    void refusesFormsThatWereNotOurs() {
        // Given
        ui.logIn();
        publisher.send(Sample.backup("oasis", "uploads", Sample.files(), null));
        ui.pageOnce("/backups/oasis/uploads", page -> true);

        // When
        HttpResponse<String> without = browser.post("/backups/oasis/uploads/run", Map.of());
        HttpResponse<String> forged = browser.post("/backups/oasis/uploads/run", Map.of("csrf", "forged"));

        // Then
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(browser.post("/logout", Map.of("csrf", "forged")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void endsASessionForGood() {
        // Given
        ui.logIn();
        String kept = browser.cookies().get("bam-session");
        String csrf = browser.page("/").select(".logout input[name=csrf]").val();

        // When
        browser.post("/logout", Map.of("csrf", csrf));

        // Then
        browser.cookies().put("bam-session", kept);
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void takesNoSessionThatItDidNotSign() {
        ui.logIn();
        String session = browser.cookies().get("bam-session");
        String[] parts = session.split("\\.");
        browser.cookies()
                .put("bam-session", parts[0] + "." + (Long.parseLong(parts[1]) + 1) + "." + parts[2] + "." + parts[3]);

        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void escapesWhateverComesFromOutside() {
        // Given
        ui.logIn();
        String hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'";
        Finding finding = new Finding("body", hostile, hostile, Status.DOWN);

        // When
        publisher.send(
                Sample.monitor("plain", "front", Sample.httpCheck("http://x/?q=%3Cscript%3E"), null),
                Sample.status("plain", "front", Status.DOWN, hostile, Sample.now(), hostile),
                Sample.result("plain", "front", hostile, Sample.now(), Status.DOWN, ofMillis(1), finding));
        ui.alertAlive();

        // Then
        Document page = ui.pageOnce(
                "/monitors/plain/front", shown -> !shown.select(".finding").isEmpty());
        assertThat(page.select(".finding").text()).contains("<script>alert(1)</script>");
        for (String path : List.of("/monitors/plain/front", "/projects/plain")) {
            Document shown = browser.page(path);
            assertThat(shown.select("script:not([src]), img, [onerror]"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void forbidsInlineScriptsAndFrames() {
        HttpResponse<String> answer = browser.get("/login");

        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void servesHtmxAndItsOwnAssetsWhereThePagesSay() {
        // Given
        ui.logIn();
        Document page = browser.page("/");

        // When
        List<String> assets = new ArrayList<>(page.select("script[src]").eachAttr("src"));
        assets.addAll(page.select("link[href]").eachAttr("href"));

        // Then
        assertThat(assets)
                .hasSize(4)
                .allSatisfy(path -> assertThat(browser.get(path).statusCode()).isEqualTo(200));
    }

    @Test
    void sendsCookiesOnlyOverTlsWhereTheProxyEndsIt() {
        HttpResponse<String> plain = browser.get("/login");
        HttpResponse<String> tls = browser.get("/login", "X-Forwarded-Proto", "https");

        assertThat(plain.headers().firstValue("set-cookie").orElseThrow()).doesNotContain("Secure");
        assertThat(tls.headers().firstValue("set-cookie").orElseThrow()).contains("Secure");
    }
}
