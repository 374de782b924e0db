package org.backupandmonitor.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.system.world.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a person sees, in a real browser. Runs on every kind of stack. */
@RunningSystem
@Order(50)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {

    /** Longer than anything takes that comes at all. */
    private static final double PATIENCE_MILLIS = 120_000;

    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);

    private final TestWorld world;
    private final Target target;
    private Playwright playwright;
    private Page page;

    BrowserIT(TestWorld world) {
        this.world = world;
        this.target = Target.start(world.address());
    }

    @BeforeAll
    void openBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setTimeout(PATIENCE_MILLIS)
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        page = browser.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @AfterAll
    void closeBrowser() {
        playwright.close();
        target.close();
    }

    @Test
    @Order(1)
    void theLinkOpensTheUiOnce() {
        page.navigate(world.stack.loginLink().toString());

        assertThat(page.locator("h1")).containsText("Overview");
        try (BrowserContext stranger = page.context().browser().newContext()) {
            Page theirs = stranger.newPage();
            theirs.setDefaultTimeout(PATIENCE_MILLIS);
            theirs.navigate(world.stack.loginLink().toString());
            assertThat(theirs.locator("body")).containsText("used already");
        }
    }

    @Test
    @Order(2)
    void aMonitorGoesDownAndUpBeforeOnesEyes() {
        world.repository("browser").push(manifest());
        world.events().awaitStatus("browser/shown", "UP");
        page.navigate(world.stack.ui().resolve("/monitors/browser/shown").toString());
        assertThat(page.locator("h1")).containsText("UP", PATIENTLY);

        target.breakDown();

        assertThat(page.locator("h1")).containsText("DOWN", PATIENTLY);
        target.mend();
        assertThat(page.locator("h1")).containsText("UP", PATIENTLY);
    }

    @Test
    @Order(3)
    void aRejectedManifestShowsLineAndColumn() {
        world.repository("browser").push(manifest().replace("http:", "htpp:"));

        page.navigate(world.stack.ui().resolve("/repositories").toString());

        assertThat(page.locator("article", new Page.LocatorOptions().setHasText("browser"))
                        .first())
                .containsText("backup-and-monitor.yaml:8:5", PATIENTLY);
    }

    private String manifest() {
        return """
                version: 1
                project: browser
                owners: [browser-team@example.com]
                alerts: { email: [browser-team@example.com] }
                defaults: { every: 1s, timeout: 10s }
                monitors:
                  - name: shown
                    http: %s
                    failures: 1
                """.formatted(target.url("/health"));
    }

    private static Path chromium() {
        for (String candidate : List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")) {
            if (Files.isExecutable(Path.of(candidate))) {
                return Path.of(candidate);
            }
        }
        throw new AssertionError("no Chromium was found: apt-get install chromium (./bam test does)");
    }
}
