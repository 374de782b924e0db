package org.backupandmonitor.status.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Phases;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.messaging.EventMapper;
import org.jspecify.annotations.Nullable;

/** How a result becomes a row of the table {@code result}. */
final class ResultRows {

    static final String COPY = "copy status.result (at, took, certificate_expires, monitor, location, probe, revision,"
            + " resolve, connect, tls, first_byte, transfer, status, findings) from stdin (format binary)";

    private static final int FIELDS = 14;

    /** A row without findings has some 110 bytes in this format. */
    private static final int ROUGHLY = 160;

    private ResultRows() {}

    /** Every text of these results that rows hold as a number. */
    static List<String> words(Collection<Result> results) {
        List<String> words = new ArrayList<>(results.size() * 4);
        for (Result result : results) {
            words.add(clean(result.key()));
            words.add(clean(result.location()));
            words.add(clean(result.probe()));
            if (result.revision() != null) {
                words.add(clean(result.revision()));
            }
        }
        return words;
    }

    static BinaryRows.Growing encode(Collection<Result> results, Words words) {
        BinaryRows rows = new BinaryRows(results.size() * ROUGHLY);
        for (Result result : results) {
            Phases phases = result.phases();
            String revision = result.revision();
            rows.row(FIELDS)
                    .timestamp(result.at())
                    .bigint(BinaryRows.micros8(result.took()))
                    .timestamp(result.certificateExpires())
                    .integer(words.number(clean(result.key())))
                    .integer(words.number(clean(result.location())))
                    .integer(words.number(clean(result.probe())))
                    .integer(revision == null ? null : words.number(clean(revision)))
                    .micros(phases.resolve())
                    .micros(phases.connect())
                    .micros(phases.tls())
                    .micros(phases.firstByte())
                    .micros(phases.transfer())
                    .smallint(Statuses.code(result.status()))
                    .jsonb(findings(result.findings()));
        }
        return rows.end();
    }

    private static @Nullable String findings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return null;
        }
        List<Finding> clean = findings.stream()
                .map(finding -> new Finding(
                        clean(finding.what()), clean(finding.expected()), clean(finding.actual()), finding.status()))
                .toList();
        try {
            return EventMapper.json().writeValueAsString(clean);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the findings can't be written as JSON", e);
        }
    }

    /** PostgreSQL's text and jsonb can't hold a NUL character; a server's answer can. */
    private static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', ' ');
    }
}
