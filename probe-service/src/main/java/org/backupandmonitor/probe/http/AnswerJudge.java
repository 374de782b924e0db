package org.backupandmonitor.probe.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.expect.Excerpt;
import org.backupandmonitor.probe.expect.JsonExpectation;
import org.backupandmonitor.probe.expect.StatusExpectation;
import org.backupandmonitor.probe.expect.TextExpectation;
import org.jspecify.annotations.Nullable;

/** Judges answers against one monitor's expectations. Immutable. */
final class AnswerJudge {

    private static final int KEEP_TO_JUDGE = 1024 * 1024;
    private static final int KEEP_TO_SHOW = 4 * 1024;

    /** Longer ones are judged elsewhere than on a lane. */
    private static final int HEAVY = 16 * 1024;

    private final StatusExpectation status;
    private final Map<String, TextExpectation> headers = new TreeMap<>();
    private final @Nullable TextExpectation body;
    private final List<JsonExpectation> json = new ArrayList<>();

    /** @throws IllegalArgumentException if an expectation can't be used; the message is fit for people */
    AnswerJudge(Expectations expect) {
        this.status = new StatusExpectation(expect.status());
        this.body = expect.body() == null ? null : new TextExpectation(expect.body());
        expect.headers().forEach((name, match) -> headers.put(name, new TextExpectation(match)));
        new TreeMap<>(expect.json()).forEach((path, match) -> json.add(new JsonExpectation(path, match)));
    }

    private boolean readsBody() {
        return body != null || !json.isEmpty();
    }

    /** How much of a body is needed. */
    int keep() {
        return readsBody() ? KEEP_TO_JUDGE : KEEP_TO_SHOW;
    }

    boolean isHeavy(Answer answer) {
        return readsBody() && answer.body().length > HEAVY;
    }

    List<Finding> judge(Answer answer, Redaction redaction) {
        if (!status.holds(answer.status())) {
            return List.of(Findings.down("status", status.wanted(), answer.status() + shortly(answer, redaction)));
        }
        List<Finding> findings = new ArrayList<>(0);
        headers.forEach((name, expected) ->
                judgeHeader(answer, name, expected, redaction).ifPresent(findings::add));
        if (readsBody()) {
            judgeBody(answer, redaction, findings);
        }
        return findings;
    }

    private static Optional<Finding> judgeHeader(
            Answer answer, String name, TextExpectation expected, Redaction redaction) {
        List<String> values = answer.headers().getAll(name);
        if (expected.holdsAmong(values) || (values.isEmpty() && expected.holds(""))) {
            return Optional.empty();
        }
        String came = values.isEmpty() ? "no such header" : "\"" + shown(String.join(", ", values), redaction) + "\"";
        return Optional.of(Findings.down("header " + name, "a header " + name + " that " + expected.wanted(), came));
    }

    private void judgeBody(Answer answer, Redaction redaction, List<Finding> findings) {
        if (answer.packed()) {
            findings.add(Findings.down(
                    "body",
                    "a readable body",
                    "one packed with " + answer.headers().get("content-encoding")
                            + ", although the request did not ask for that"));
            return;
        }
        String text = answer.text();
        if (body != null && !body.holds(text)) {
            String came = text.isEmpty() ? "an empty body" : "\"" + shown(text, redaction) + "\"";
            findings.add(Findings.down("body", "a body that " + body.wanted(), came + cut(answer)));
        }
        if (!json.isEmpty()) {
            judgeJson(answer, text, redaction, findings);
        }
    }

    private void judgeJson(Answer answer, String text, Redaction redaction, List<Finding> findings) {
        Optional<Object> document = answer.whole() ? JsonExpectation.parse(text) : Optional.empty();
        if (document.isEmpty()) {
            String came = text.isEmpty() ? "an empty body" : "\"" + shown(text, redaction) + "\"";
            findings.add(Findings.down("body", "JSON", came + cut(answer)));
            return;
        }
        for (JsonExpectation expected : json) {
            expected.failure(document.get())
                    .ifPresent(came -> findings.add(Findings.down(
                            "json " + expected.path(),
                            expected.path() + " to be " + expected.wanted(),
                            redaction.apply(came))));
        }
    }

    private static String cut(Answer answer) {
        return answer.whole() ? "" : " (only the first MiB is read)";
    }

    /** What the body says to people, in addition to a wrong status. */
    private static String shortly(Answer answer, Redaction redaction) {
        if (!answer.readable() || answer.body().length == 0) {
            return "";
        }
        String text = answer.text();
        String beginning = text.substring(0, Math.min(KEEP_TO_SHOW, text.length()));
        String plain = Excerpt.of(redaction.apply(beginning.replaceAll("<[^>]{0,500}>", " ")));
        return plain.isEmpty() ? "" : ": " + plain;
    }

    private static String shown(String text, Redaction redaction) {
        return Excerpt.of(redaction.apply(text.substring(0, Math.min(KEEP_TO_SHOW, text.length()))));
    }
}
