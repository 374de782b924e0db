package org.backupandmonitor.cli.sample;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sample app's pages. */
final class Pages {

    /** A full minute has its seconds, too. */
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            %s
            <title>%s</title>
            <style>
            :root { color-scheme: light dark }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
            button { font: inherit; padding: .5rem 1rem; margin-right: .5rem }
            article { border: 1px solid #8888; border-radius: .5rem; padding: .75rem 1rem; margin: 1rem 0 }
            h2 { font-size: 1rem; margin: .25rem 0 }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .5rem 0 0; font: inherit }
            small { opacity: .8 }
            </style>
            </head>
            <body>
            %s
            </body>
            </html>
            """;

    private Pages() {}

    static String shop(boolean broken) {
        return FRAME.formatted("", "Sample shop", """
                <h1>Sample shop</h1>
                <p>%s</p>
                <form method="post">
                <button formaction="/break">Break it</button>
                <button formaction="/mend">Mend it</button>
                </form>
                <p><a href="/health">What its monitor sees</a> &middot; <a href="/inbox">What people were sent</a></p>
                """.formatted(
                        broken
                                ? "<strong>Broken.</strong> Its health endpoint answers 503."
                                : "<strong>Fine.</strong> Its health endpoint answers 200."));
    }

    static String inbox(List<Inbox.Received> messages) {
        String list = messages.stream().map(Pages::article).collect(Collectors.joining("\n"));
        return FRAME.formatted(
                "<meta http-equiv=\"refresh\" content=\"3\">",
                "Inbox (" + messages.size() + ")",
                "<h1>Inbox</h1>\n<p>Every email and Slack message the system sent since the start, newest first.</p>\n"
                        + (list.isEmpty()
                                ? "<p>Nothing yet. <a href=\"/\">Break the shop</a> and wait a few seconds.</p>"
                                : list));
    }

    private static String article(Inbox.Received received) {
        Message message = received.message();
        return "<article><small>%s &middot; %s%s</small><h2>%s</h2><pre>%s</pre></article>"
                .formatted(
                        SECONDS.format(received.at()),
                        escape(message.way()),
                        message.to().isEmpty() ? "" : " to " + escape(message.to()),
                        escape(message.subject()),
                        escape(message.text()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
