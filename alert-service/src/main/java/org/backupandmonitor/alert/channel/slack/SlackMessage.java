package org.backupandmonitor.alert.channel.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.backupandmonitor.alert.channel.Announcement;
import org.backupandmonitor.alert.channel.Wording;
import org.backupandmonitor.contracts.Times;
import org.jspecify.annotations.Nullable;

/**
 * An announcement as Slack's Block Kit. Lengths are bounded as Slack refuses longer ones, and text is escaped as Slack asks
 * (docs.slack.dev: "Formatting text for app surfaces" and "Blocks").
 */
final class SlackMessage {

    private static final int MAX_HEADER = 150;
    private static final int MAX_SECTION = 2_800;
    private static final int MAX_FALLBACK = 400;

    private SlackMessage() {}

    static ObjectNode of(Announcement announcement, ObjectMapper json) {
        String headline = Wording.headline(announcement);
        ObjectNode message = json.createObjectNode();
        // Notifications and screen readers show this text instead of the blocks; Slack parses it, so it is escaped.
        message.put("text", Wording.bounded(escaped(headline), MAX_FALLBACK));
        ArrayNode blocks = message.putArray("blocks");
        ObjectNode header = blocks.addObject().put("type", "header").putObject("text");
        header.put("type", "plain_text").put("emoji", true);
        header.put("text", Wording.bounded(sign(announcement) + " " + headline, MAX_HEADER));
        section(blocks, escaped(body(announcement)));
        context(blocks, announcement);
        actions(blocks, announcement);
        return message;
    }

    private static String sign(Announcement announcement) {
        if (!announcement.isResolved()) {
            return announcement.isDegraded() ? ":large_yellow_circle:" : ":red_circle:";
        }
        return announcement.isSeenOver() ? ":white_check_mark:" : ":white_circle:";
    }

    private static String body(Announcement announcement) {
        if (!announcement.isResolved()) {
            return announcement.incident().detail();
        }
        String ending = Wording.ending(announcement);
        return "Over after " + Wording.text(announcement.lasted()) + (ending.isEmpty() ? "." : ": " + ending + ".")
                + "\nIt was: " + announcement.incident().title();
    }

    private static void section(ArrayNode blocks, String text) {
        ObjectNode section = blocks.addObject().put("type", "section").putObject("text");
        section.put("type", "mrkdwn").put("verbatim", true);
        section.put("text", Wording.bounded(text.isBlank() ? "-" : text, MAX_SECTION));
    }

    private static void context(ArrayNode blocks, Announcement announcement) {
        String note = announcement.note();
        String text =
                "Since " + Times.utc(announcement.incident().openedAt()) + (note == null ? "" : "\n" + escaped(note));
        ArrayNode elements = blocks.addObject().put("type", "context").putArray("elements");
        elements.addObject()
                .put("type", "mrkdwn")
                .put("verbatim", true)
                .put("text", Wording.bounded(text, MAX_SECTION));
    }

    private static void actions(ArrayNode blocks, Announcement announcement) {
        ArrayNode elements = blocks.addObject().put("type", "actions").putArray("elements");
        button(elements, "Open the incident", announcement.link());
        button(elements, "Runbook", announcement.runbook());
        if (elements.isEmpty()) {
            blocks.remove(blocks.size() - 1);
        }
    }

    private static void button(ArrayNode elements, String label, @Nullable String address) {
        String url = Wording.webAddress(address);
        if (url != null) {
            ObjectNode button = elements.addObject().put("type", "button").put("url", url);
            button.putObject("text").put("type", "plain_text").put("text", label);
        }
    }

    /** What a checked server answers must not mention a whole Slack channel or hide a link. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
