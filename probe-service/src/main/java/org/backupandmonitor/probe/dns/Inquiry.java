package org.backupandmonitor.probe.dns;

import java.util.List;
import java.util.Optional;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.expect.TextExpectation;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What is asked, and what the answer must be like. */
record Inquiry(Question question, Optional<TextExpectation> expected) {

    Optional<Finding> judge(Message answer) {
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
        return expected.filter(text -> !text.holdsAmong(records))
                .map(text -> Findings.down("answer", "a record that " + text.wanted(), String.join(", ", records)));
    }
}
