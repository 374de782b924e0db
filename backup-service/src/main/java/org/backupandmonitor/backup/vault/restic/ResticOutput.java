package org.backupandmonitor.backup.vault.restic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backupandmonitor.backup.source.Progress;
import org.backupandmonitor.backup.vault.Kept;
import org.backupandmonitor.backup.vault.Stored;

/**
 * Understands what {@code restic --json} prints, line by line; plain text between the lines is kept as complaints.
 *
 * <p>By restic's documentation, "Scripting"; names of fields as in 0.17 to 0.19.
 */
final class ResticOutput {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int KEPT = 20;

    private final Progress.Listener progress;
    private final List<String> errors = new ArrayList<>();
    private final List<String> plain = new ArrayList<>();
    private Optional<Stored> summary = Optional.empty();
    private String fatal = "";

    ResticOutput(Progress.Listener progress) {
        this.progress = progress;
    }

    /** Takes a line of either stream, from any thread. */
    synchronized void line(String line) {
        JsonNode message = parse(line);
        switch (message.path("message_type").asText()) {
            case "status" ->
                progress.progressed(new Progress(
                        "storing",
                        100 * message.path("percent_done").asDouble(),
                        message.path("files_done").asLong(),
                        message.path("bytes_done").asLong()));
            case "summary" -> summary = stored(message);
            case "error" ->
                keep(
                        errors,
                        message.path("error")
                                .path("message")
                                .asText(message.path("message").asText()));
            case "exit_error" -> fatal = message.path("message").asText();
            default -> {
                if (message.isMissingNode() && !line.isBlank()) {
                    keep(plain, line);
                }
            }
        }
    }

    /** What was stored, complete or not; empty if there is no snapshot. */
    synchronized Optional<Stored> summary() {
        return summary;
    }

    /** What could not be read or written. */
    synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    /** Why restic gave up, in its words; empty if it did not say. */
    synchronized String fatal() {
        return fatal.replaceFirst("^Fatal: ", "");
    }

    /** What a program below restic printed, and what restic itself said in plain text. */
    synchronized String plain() {
        return String.join("\n", plain);
    }

    /** Everything that was said, for looking into. */
    synchronized String text() {
        return String.join("\n", errors) + "\n" + plain() + "\n" + fatal;
    }

    private static Optional<Stored> stored(JsonNode summary) {
        String id = summary.path("snapshot_id").asText();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Stored(
                id,
                summary.path("total_files_processed").asLong(),
                summary.path("files_new").asLong(),
                summary.path("files_changed").asLong(),
                summary.path("total_bytes_processed").asLong(),
                summary.path("data_added_packed")
                        .asLong(summary.path("data_added").asLong())));
    }

    /** A snapshot as {@code restic snapshots} lists it. */
    static Kept kept(JsonNode snapshot) {
        List<String> labels = new ArrayList<>();
        snapshot.path("tags").forEach(tag -> labels.add(tag.asText()));
        List<String> paths = new ArrayList<>();
        snapshot.path("paths").forEach(path -> paths.add(path.asText()));
        JsonNode summary = snapshot.path("summary");
        return new Kept(
                snapshot.path("id").asText(),
                OffsetDateTime.parse(snapshot.path("time").asText()).toInstant(),
                snapshot.path("hostname").asText(),
                labels,
                paths,
                summary.path("total_files_processed").asLong(),
                summary.path("total_bytes_processed").asLong());
    }

    static JsonNode parse(String line) {
        if (line.startsWith("{") || line.startsWith("[")) {
            try {
                return JSON.readTree(line);
            } catch (JsonProcessingException e) {
                // Plain text may begin with a bracket, too.
            }
        }
        return JSON.missingNode();
    }

    private static void keep(List<String> lines, String line) {
        if (lines.size() < KEPT) {
            lines.add(line);
        }
    }
}
