package org.backupandmonitor.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.backupandmonitor.cli.installation.DataDirectory;

/** The files of the demo: uploads to back up, secrets, and bam.yaml. Written once; what somebody changed stays. */
final class SampleFiles {

    private static final Map<String, String> UPLOADS = Map.of(
            "catalogue.csv", "article,price\nlantern,24.90\nrope,12.50\ncompass,31.00\n",
            "invoices/2026-001.txt", "Invoice 2026-001\n2 lanterns, 1 compass\nTotal 80.80\n",
            "invoices/2026-002.txt", "Invoice 2026-002\n4 ropes\nTotal 50.00\n",
            "logo.svg",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><circle cx=\"5\" cy=\"5\" r=\"4\"/></svg>\n",
            "half-written.tmp", "The manifest excludes *.tmp: this is in no backup.\n");

    private final DataDirectory data;
    private final DemoPorts ports;

    SampleFiles(DataDirectory data, DemoPorts ports) {
        this.data = data;
        this.ports = ports;
    }

    Path uploads() {
        return data.root().resolve("sample/uploads");
    }

    Path config() {
        return data.root().resolve("bam.yaml");
    }

    void create(Path repository) {
        UPLOADS.forEach((name, text) -> writeOnce(uploads().resolve(name), text));
        data.generated(data.secrets().resolve("vault-local"));
        data.generated(data.secrets().resolve("orders-db"));
        writeOnce(data.secrets().resolve("slack-shop"), "http://localhost:" + ports.app() + "/slack");
        writeOnce(config(), bamYaml(repository));
    }

    private String bamYaml(Path repository) {
        return """
                # What ops decide. Written once by `bam demo`: change it as you like and start again.
                bam:
                  repositories:
                    shop: { url: "%s", branch: main, poll: 2s }
                  policies:
                    # Manifests may name this machine; outside of a demo they should not.
                    default: { loopback: true }
                  vaults:
                    local: { repository: "%s", password: "secret:vault-local" }
                  channels:
                    shop-alerts: { slack: { webhook: "secret:slack-shop" } }
                    ops: { email: { to: [ops@example.com] } }
                  operations: { channels: [ops] }
                  # Directories of this machine that manifests may back up.
                  local-sources: { roots: ["%s"] }
                quarkus:
                  mailer: { host: localhost, port: %d, from: backup-and-monitor@example.com, start-tls: DISABLED }
                """.formatted(
                        repository.toUri().toString().replaceAll("^file:/+", "file:///"),
                        data.root().resolve("vaults/local"),
                        data.root().resolve("sample"),
                        ports.mail());
    }

    private static void writeOnce(Path file, String text) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.resolveSibling(""));
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written: " + e.getMessage(), e);
        }
    }
}
