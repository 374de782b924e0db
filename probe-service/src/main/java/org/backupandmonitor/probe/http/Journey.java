package org.backupandmonitor.probe.http;

import io.netty.channel.Channel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.probe.check.Assignment;
import org.backupandmonitor.probe.check.Attempt;
import org.backupandmonitor.probe.check.Findings;

/** One check's way over all its redirects to the answer that is judged. Every hop is held to the policy anew. */
final class Journey {

    private final Attempt attempt;
    private final Assignment<HttpCheck> assignment;
    private final HttpTools tools;
    private final AnswerJudge judge;
    private final Redaction redaction;
    private final Set<String> visited = new HashSet<>(2);
    private int followed;

    Journey(
            Attempt attempt,
            Assignment<HttpCheck> assignment,
            HttpTools tools,
            AnswerJudge judge,
            Redaction redaction) {
        this.attempt = attempt;
        this.assignment = assignment;
        this.tools = tools;
        this.judge = judge;
        this.redaction = redaction;
    }

    void go(Request request) {
        if (!visited.add(request.method() + " " + request.uri())) {
            attempt.fail(Findings.down(
                    "redirects", "redirects that lead somewhere", "a loop that comes back to " + shown(request)));
            return;
        }
        tools.connector()
                .connect(
                        attempt,
                        assignment.policy(),
                        request.host(),
                        request.port(),
                        channel -> connected(request, channel));
    }

    private void connected(Request request, Channel channel) {
        Exchange exchange =
                new Exchange(attempt, request, redaction, judge.keep(), answer -> answered(request, answer));
        exchange.install(channel);
        if (request.secure()) {
            tools.secure()
                    .begin(
                            attempt,
                            channel,
                            request.host(),
                            assignment.check().insecure(),
                            assignment.expect().certificate(),
                            () -> exchange.send(channel));
        } else {
            exchange.send(channel);
        }
    }

    private void answered(Request request, Answer answer) {
        int allowed = assignment.check().redirects();
        Optional<String> location = allowed == 0 ? Optional.empty() : Redirect.location(answer);
        if (location.isEmpty()) {
            attempt.received();
            judged(answer);
        } else if (followed == allowed) {
            attempt.fail(Findings.down(
                    "redirects",
                    "at most " + allowed + (allowed == 1 ? " redirect" : " redirects"),
                    "one more, from " + shown(request)));
        } else {
            followed++;
            Request next;
            try {
                next = Redirect.follow(request, answer.status(), location.get());
            } catch (IllegalArgumentException e) {
                attempt.fail(Findings.down(
                        "redirects",
                        "a redirect that can be followed",
                        redaction.apply(String.valueOf(e.getMessage()))));
                return;
            }
            attempt.leave();
            go(next);
        }
    }

    private void judged(Answer answer) {
        if (!judge.isHeavy(answer)) {
            attempt.add(judge.judge(answer, redaction));
            attempt.finish();
            return;
        }
        tools.workers().execute(() -> {
            try {
                List<Finding> findings = judge.judge(answer, redaction);
                attempt.lane().run(() -> {
                    attempt.add(findings);
                    attempt.finish();
                });
            } catch (RuntimeException | StackOverflowError e) {
                attempt.lane().run(() -> attempt.fault(e));
            }
        });
    }

    private String shown(Request request) {
        return redaction.apply(request.shown());
    }
}
