package org.backupandmonitor.cli.sample;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What was posted to the address that stands for a Slack webhook.
 *
 * @param fallback the line that stands in a notification
 * @param texts what the blocks say, from top to bottom
 */
record SlackPost(String fallback, List<String> texts) {

    SlackPost {
        texts = List.copyOf(texts);
    }

    /** Never fails: what is no JSON is shown as it came. */
    static SlackPost parse(String body) {
        try {
            // Every JSON document is a YAML document.
            Object document = new Load(LoadSettings.builder().build()).loadFromString(body);
            if (document instanceof Map<?, ?> map) {
                List<String> texts = new ArrayList<>();
                collect(map.get("blocks"), texts);
                collect(map.get("attachments"), texts);
                return new SlackPost(map.get("text") instanceof String text ? text : "", texts);
            }
        } catch (YamlEngineException e) {
            return new SlackPost("(not JSON)", List.of(body));
        }
        return new SlackPost("(not a Slack message)", List.of(body));
    }

    Message toMessage() {
        return new Message("Slack", "", fallback, String.join("\n", texts));
    }

    private static void collect(@Nullable Object node, List<String> texts) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("text") instanceof String text) {
                texts.add(text);
            }
            map.values().forEach(value -> collect(value, texts));
        } else if (node instanceof Collection<?> list) {
            list.forEach(item -> collect(item, texts));
        }
    }
}
