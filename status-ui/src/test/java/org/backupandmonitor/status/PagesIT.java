package org.backupandmonitor.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages in a real browser: light, dark, on a phone, and without JavaScript. Screenshots land in target/screenshots. */
@QuarkusTest
@TestProfile(StatusProfile.class)
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
class PagesIT {

    /** Longer than anything takes that comes at all; a page looks again by itself every 15 s. */
    private static final double PATIENCE_MILLIS = 120_000;

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("overview", "/");
        PAGES.put("project", "/projects/shop");
        PAGES.put("nothing", "/?q=nothing+is+called+this");
        PAGES.put("monitor", "/monitors/shop/storefront?range=6h");
        PAGES.put("monitor-down", "/monitors/shop/orders-db");
        PAGES.put("heartbeat", "/monitors/shop/nightly-report");
        PAGES.put("backups", "/backups");
        PAGES.put("backup", "/backups/shop/uploads");
        PAGES.put("backup-running", "/backups/shop/photos");
        PAGES.put("incidents", "/incidents");
        PAGES.put("incident", "/incidents/INC-1");
        PAGES.put("components", "/components");
        PAGES.put("repositories", "/repositories");
        PAGES.put("dead-letters", "/dead-letters");
        PAGES.put("not-found", "/monitors/shop/nothing");
    }

    @TestHTTPResource
    URI base;

    private Playwright playwright;
    private Browser browser;

    @BeforeEach
    void open() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setTimeout(PATIENCE_MILLIS)
                        .setExecutablePath(chromium())
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterEach
    void close() {
        browser.close();
        playwright.close();
    }

    @Test
    void showsEveryPageWellInLightDarkAndOnAPhone() {
        // Given
        try (Publisher publisher = new Publisher()) {
            Shop.publish(publisher);
        }
        List<String> faults = new ArrayList<>();

        // When
        look("light", ColorScheme.LIGHT, 1_280, 900, faults);
        look("dark", ColorScheme.DARK, 1_280, 900, faults);
        look("phone", ColorScheme.LIGHT, 390, 844, faults);

        // Then
        assertThat(faults).isEmpty();
        updatesByItself();
        comesByItselfOncePushed();
        saysThatItIsStale();
        worksWithoutJavaScript();
    }

    private BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    private void look(String name, ColorScheme scheme, int width, int height, List<String> faults) {
        try (BrowserContext context =
                context(new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, height))) {
            Page page = context.newPage();
            List<String> console = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("404")) {
                    console.add(message.text());
                }
            });
            page.navigate(base.resolve("/login").toString());
            check(name, "login", page, faults);
            page.navigate(base.resolve("/status/shop").toString());
            check(name, "public", page, faults);
            page.navigate(base.resolve("/login").toString());
            logIn(page);
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                page.navigate(base.resolve("/monitors/shop/storefront").toString());
                return page.locator("svg.bars rect").count() >= 90;
            });
            PAGES.forEach((title, path) -> {
                page.navigate(base.resolve(path).toString());
                check(name, title, page, faults);
            });
            console.forEach(line -> faults.add(name + ": console: " + line));
        }
    }

    private void logIn(Page page) {
        page.fill("input[name=name]", "ada");
        page.fill("input[name=password]", StatusProfile.PASSWORD);
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.contains("/login"));
    }

    private static void check(String look, String title, Page page, List<String> faults) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", look + "-" + title + ".png"))
                .setFullPage(true));
        // Without frames there is nothing to merge, for which axe would open a page of its own each time.
        List<Rule> violations =
                new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
        violations.stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .forEach(rule -> faults.add(look + " " + title + ": " + rule.getId() + ": "
                        + rule.getNodes().get(0).getHtml()));
        Object wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (((Number) wider).intValue() > 0) {
            faults.add(look + " " + title + ": " + wider + " px wider than the screen");
        }
    }

    private void updatesByItself() {
        try (BrowserContext context = context(new Browser.NewContextOptions());
                Publisher publisher = new Publisher()) {
            Page page = context.newPage();
            page.navigate(base.resolve("/login?to=/incidents").toString());
            logIn(page);
            publisher.send(Shop.incident("INC-LIVE", "shop/live is DOWN"));
            page.locator("text=shop/live is DOWN").first().waitFor();
        }
    }

    /** A browser has six connections to one server for all its tabs, and each page that listens for news holds one. */
    @Test
    void leavesTheConnectionsOfHiddenPagesToTheOthers() {
        try (BrowserContext context = context(new Browser.NewContextOptions());
                Publisher publisher = new Publisher()) {
            // Given
            Page first = context.newPage();
            List<String> streams = new CopyOnWriteArrayList<>();
            first.onRequest(request -> {
                if (request.url().endsWith("/live")) {
                    streams.add(request.url());
                }
            });
            first.navigate(base.resolve("/login?to=/incidents").toString());
            logIn(first);
            setHidden(first, true);
            for (int i = 0; i < 5; i++) {
                Page page = context.newPage();
                page.navigate(base.resolve("/incidents").toString());
                setHidden(page, true);
            }

            // When
            Page seventh = context.newPage();
            seventh.navigate(base.resolve("/incidents").toString());

            // Then
            publisher.send(Shop.incident("INC-SEVENTH", "shop/seventh is DOWN"));
            seventh.locator("text=shop/seventh is DOWN").first().waitFor();
            setHidden(first, false);
            first.locator("text=shop/seventh is DOWN").first().waitFor();
            assertThat(streams).hasSize(2);
        }
    }

    /** All pages of a browser without a screen count as seen; a hidden one has to be told. */
    private static void setHidden(Page page, boolean hidden) {
        page.evaluate(
                "hidden => {"
                        + " Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange'));"
                        + " }",
                hidden);
    }

    private void comesByItselfOncePushed() {
        try (BrowserContext context = context(new Browser.NewContextOptions());
                Publisher publisher = new Publisher()) {
            Page page = context.newPage();
            page.navigate(base.resolve("/login?to=/monitors/soon/pushed").toString());
            logIn(page);
            page.locator("text=This page looks again by itself.").waitFor();
            publisher.send(Sample.http("soon", "pushed"));
            page.locator("h1:has-text('pushed')").waitFor();
        }
    }

    /** Whatever stands on a page that nobody renews must not go on looking well. */
    private void saysThatItIsStale() {
        try (BrowserContext context = context(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            page.navigate(base.resolve("/login").toString());
            logIn(page);
            String title = page.title();

            context.setOffline(true);
            page.locator("#stale:visible").waitFor();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "light-stale.png")));
            assertThat(page.locator("#stale").textContent()).contains("stale", "UTC", "status-ui does not answer");
            assertThat(page.title()).startsWith("Stale");
            assertThat(page.locator("link[rel=icon]").getAttribute("href")).contains("unsure");
            assertThat(page.locator("html.is-stale").count()).isOne();

            context.setOffline(false);
            page.waitForCondition(() -> !page.locator("#stale").isVisible());
            assertThat(page.title()).doesNotContain("Stale").endsWith(title.substring(title.indexOf(' ')));

            context.clearCookies();
            page.locator("#stale:visible").waitFor();
            assertThat(page.locator("#stale").textContent()).contains("You are logged out");
            assertThat(page.locator(".card").count()).isPositive();
        }
    }

    private void worksWithoutJavaScript() {
        try (BrowserContext context = context(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(base.resolve("/login").toString());
            logIn(page);
            page.fill("input[name=q]", "storefront");
            page.click(".filter button");
            assertThat(page.locator(".card h3").allTextContents()).containsExactly("storefront");
            page.click(".card h3 a");
            assertThat(page.locator(".chart svg rect").count()).isPositive();
        }
    }

    private static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "These tests need Chromium: apt-get install chromium, or ./bam test, which does it"));
    }
}
