package org.backupandmonitor.probe.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.probe.check.Attempt;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.check.Phase;
import org.backupandmonitor.probe.expect.TextExpectation;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Asks one server and judges what it answers. */
record Inquiry(Question question, Optional<TextExpectation> expected) {

    /** dnsjava's own limit only cleans up after the attempt's, which comes first. */
    private static final Duration CLEAN_UP = Duration.ofSeconds(1);

    void ask(Attempt attempt, InetSocketAddress server, Duration timeout) {
        attempt.enter(Phase.FIRST_BYTE);
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setTimeout(timeout.plus(CLEAN_UP));
        resolver.sendAsync(question.message(), attempt.lane().loop()).whenComplete((answer, failure) -> attempt.lane()
                .run(() -> attempt.guarded(() -> {
                    if (answer == null) {
                        attempt.fail(Findings.down(
                                "answer", question.shown(), "no usable answer from " + server + reason(failure)));
                    } else {
                        judge(answer).ifPresent(attempt::add);
                        attempt.finish();
                    }
                })));
    }

    private Optional<Finding> judge(Message answer) {
        if (answer.getRcode() != Rcode.NOERROR) {
            return Optional.of(Findings.down("answer", question.shown(), Rcode.string(answer.getRcode())));
        }
        List<String> records = answer.getSection(Section.ANSWER).stream()
                .filter(found -> question.type() == Type.ANY || found.getType() == question.type())
                .map(Record::rdataToString)
                .toList();
        if (records.isEmpty()) {
            return Optional.of(Findings.down("answer", question.shown(), "NOERROR without any such record"));
        }
        return expected.filter(text -> records.stream().noneMatch(text::holds))
                .map(text -> Findings.down("answer", "a record that " + text.wanted(), String.join(", ", records)));
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() instanceof IOException io ? io : failure;
        return cause.getMessage() == null ? "" : ": " + cause.getMessage();
    }
}
