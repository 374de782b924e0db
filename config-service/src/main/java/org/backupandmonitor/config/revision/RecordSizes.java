package org.backupandmonitor.config.revision;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.Diagnostic.Level;
import org.backupandmonitor.manifest.Definitions;
import org.backupandmonitor.manifest.ParsedManifest;
import org.backupandmonitor.manifest.source.Span;
import org.backupandmonitor.messaging.EventMapper;

/** Refuses definitions that are larger than a record of Kafka: a small file grows where aliases repeat a long text. */
final class RecordSizes {

    /** Of one record. Kafka takes 1 MiB, which counts the key and what Kafka adds. */
    static final int MOST_BYTES = 900_000;

    /** Of all records of a manifest, which are in memory at the same time. */
    static final int MOST_BYTES_IN_ALL = 20_000_000;

    private final List<Diagnostic> refusals = new ArrayList<>();
    private int all;

    private RecordSizes() {}

    /** What is wrong with the sizes; empty if nothing is. */
    static List<Diagnostic> refusals(Definitions definitions, ParsedManifest parsed) {
        RecordSizes sizes = new RecordSizes();
        sizes.add("the project", definitions.project(), parsed::projectPlace);
        definitions
                .monitors()
                .forEach(monitor -> sizes.add(
                        "monitor \"" + monitor.name() + "\"", monitor, () -> parsed.monitorPlace(monitor.name())));
        definitions
                .backups()
                .forEach(backup ->
                        sizes.add("backup \"" + backup.name() + "\"", backup, () -> parsed.backupPlace(backup.name())));
        return List.copyOf(sizes.refusals);
    }

    private void add(String what, Object definition, Supplier<Span> place) {
        if (all > MOST_BYTES_IN_ALL) {
            return;
        }
        int bytes = bytes(definition);
        all += bytes;
        if (bytes > MOST_BYTES) {
            refuse(what + " is too large", MOST_BYTES, place.get());
        } else if (all > MOST_BYTES_IN_ALL) {
            refuse("from " + what + " on the manifest is too large", MOST_BYTES_IN_ALL, place.get());
        }
    }

    private void refuse(String what, int most, Span place) {
        refusals.add(new Diagnostic(
                Level.ERROR,
                "too-large",
                what + ": with every alias and default written out, at most " + most
                        + " bytes can be delivered; repeat less, or split it",
                "",
                place.line(),
                place.column(),
                place.endLine(),
                place.endColumn()));
    }

    /** Its size as a record; anything above the limit if it is above. It is never in memory as a whole. */
    private static int bytes(Object definition) {
        Counter counter = new Counter();
        try {
            EventMapper.json().writeValue(counter, definition);
        } catch (IOException e) {
            if (counter.bytes <= MOST_BYTES) {
                throw new IllegalStateException("a definition can't be written as JSON", e);
            }
        }
        return counter.bytes;
    }

    /** Counts until it is too much. */
    private static final class Counter extends OutputStream {

        private int bytes;

        @Override
        public void write(int each) throws IOException {
            count(1);
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            count(length);
        }

        private void count(int more) throws IOException {
            bytes += more;
            if (bytes > MOST_BYTES) {
                throw new IOException("enough");
            }
        }
    }
}
