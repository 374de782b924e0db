package org.backupandmonitor.manifest;

import java.util.Locale;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.repository.Diagnostic.Level;
import org.backupandmonitor.manifest.backup.SourceKind;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.monitor.MonitorKind;
import org.backupandmonitor.manifest.monitor.MonitorKinds;

/** Writes the reference of manifests from the description that the parser follows. */
public final class ManifestReference {

    private static final String INTRODUCTION = """
            # backup-and-monitor.yaml

            <!-- Written from the description in the module manifest; ManifestReferenceTest holds it to that, and writes it
            anew with -Dbam.docs.update=true. -->

            One file names one project. It stands in the repository of the code it is about; `./bam validate` checks it, as does
            every push. YAML 1.2, UTF-8, up to 1 MiB. `no` is text there, and `0123` a number.

            Editors complete and check it with this line on top (VS Code with the YAML extension, IntelliJ, Neovim, Helix, Zed):

            ```yaml
            # yaml-language-server: $schema=%s
            ```

            `./bam schema` prints the schema, so that the line can as well name a file. More on editors, hooks and CI:
            [Checking manifests](validate.md).

            ## Values

            | value | written as |
            |---|---|
            | duration | numbers with units `ms`, `s`, `m`, `h`, `d`, `w`: `30s`, `1h30m`, `14d` |
            | size | a number with a unit `B`, `kB`, `MB`, `GB`, `TB` (powers of 1000) or `KiB`, `MiB`, `GiB`, `TiB` (of 1024): `10MB` |
            | name | 1 to 63 lower-case letters, digits, dots or hyphens, with a letter or digit first and last |
            | secret | `secret:NAME`; the value is given to ops under that name and never stands in a file |
            | schedule | `every 6h`, or five cron fields (minute, hour, day of the month, month, weekday) in quotes |
            | regular expression | of RE2, which takes linear time whatever it is given; up to 1000 characters, and 3000 steps with every repeat such as `{30}` written out |

            ## Saying things once

            Parts that come again can stand under a key that begins with `x-`, with an anchor, and be put in with `*name`, or into a
            table with `<<: *name`:

            ```yaml
            version: 1
            project: shop
            alerts: { email: shop-team@example.com }
            x-strict: &strict { every: 10s, failures: 1 }
            monitors:
              - name: storefront
                http: https://shop.example.com/health
                <<: *strict
            ```

            An entry of `monitors` or `backups` with `for-each` is written out once for each item of the list. `${each}` stands for
            the item, `${each.key}` for a value of it:

            ```yaml
            version: 1
            project: shop
            alerts: { email: shop-team@example.com }
            monitors:
              - for-each: [eu, us]
                name: storefront-${each}
                http: https://${each}.shop.example.com/health
              - for-each:
                  - { name: orders, port: 5432 }
                  - { name: search, port: 9200 }
                name: ${each.name}-db
                tcp: { host: "${each.name}.db.shop.example.com", port: "${each.port}" }
            ```

            """;

    private static final String BEYOND = """
            ## What a schema cannot say

            An editor with the schema accepts and refuses what the parser does, but for this: whatever the codes marked *parser only*
            below stand for; the values of an entry with `for-each`, of which a schema knows the keys only; and YAML itself
            (keys that are there twice, tags, anchors, limits).

            """;

    private ManifestReference() {}

    /** The reference in Markdown. */
    public static String markdown() {
        StringBuilder out = new StringBuilder(String.format(Locale.ROOT, INTRODUCTION, ManifestSchema.ID));
        DescribedTable.all().forEach(table -> table(table, out));
        expectations(out);
        out.append(BEYOND);
        codes(out);
        return out.toString();
    }

    private static void table(DescribedTable table, StringBuilder out) {
        out.append("## ").append(heading(table)).append("\n\n");
        kindDoc(table, out);
        out.append("| key | type | default | since | what it says |\n|---|---|---|---|---|\n");
        for (Key<?> key : table.shape().keys()) {
            row(key, out);
        }
        if (!table.shape().choiceKeys().isEmpty()) {
            out.append("\nAnd exactly one of these:\n\n| key | type | since | what it says |\n|---|---|---|---|\n");
            for (Key<?> key : table.shape().choiceKeys()) {
                out.append("| `")
                        .append(key.name())
                        .append("` | ")
                        .append(cell(key.type().text()))
                        .append(" | ")
                        .append(key.since())
                        .append(" | ")
                        .append(cell(key.doc()))
                        .append(example(key))
                        .append(" |\n");
            }
        }
        out.append('\n');
    }

    private static String heading(DescribedTable table) {
        return table.path().isEmpty() ? "The file" : "`" + table.path() + "`";
    }

    private static void kindDoc(DescribedTable table, StringBuilder out) {
        Stream.concat(
                        MonitorKinds.all().stream()
                                .filter(kind -> table.path().equals("monitors[]." + kind.name()))
                                .map(ManifestReference::doc),
                        SourceKind.all().stream()
                                .filter(kind -> table.path().equals("backups[]." + kind.name()))
                                .map(SourceKind::doc))
                .forEach(doc -> out.append(doc).append("\n\n"));
    }

    private static String doc(MonitorKind kind) {
        return kind.doc()
                + (kind.offered() ? "" : " No probe offers it yet: a monitor of this kind is legal, and UNKNOWN.");
    }

    private static void row(Key<?> key, StringBuilder out) {
        String fallback = key.fallbackText();
        out.append("| `")
                .append(key.name())
                .append("` | ")
                .append(cell(key.type().text()))
                .append(" | ")
                .append(key.isRequired() ? "**required**" : fallback == null ? "" : cell(fallback))
                .append(" | ")
                .append(key.since())
                .append(" | ")
                .append(cell(key.doc()));
        String notInForce = key.notInForceBecause();
        if (notInForce != null) {
            out.append(" *Not in force: ").append(cell(notInForce)).append(".*");
        }
        out.append(example(key)).append(" |\n");
    }

    private static String example(Key<?> key) {
        return "<br>`" + key.name() + ": " + cell(key.example()) + "`";
    }

    private static void expectations(StringBuilder out) {
        out.append("## Which kind can expect what\n\n| kind | `expect` can have |\n|---|---|\n");
        for (MonitorKind kind : MonitorKinds.all()) {
            out.append("| `")
                    .append(kind.name())
                    .append("` | ")
                    .append(
                            kind.expectations().isEmpty()
                                    ? "nothing"
                                    : String.join(
                                            ", ",
                                            kind.expectations().stream()
                                                    .sorted()
                                                    .map(name -> "`" + name + "`")
                                                    .toList()))
                    .append(" |\n");
        }
        out.append('\n');
    }

    private static void codes(StringBuilder out) {
        out.append(
                "## Codes\n\nAn error refuses the file; a warning does not.\n\n| code | level | what it means |\n|---|---|---|\n");
        for (Code code : Code.values()) {
            out.append("| `")
                    .append(code.slug())
                    .append("` | ")
                    .append(code.level() == Level.ERROR ? "error" : "warning")
                    .append(code.beyondSchema() ? ", parser only" : "")
                    .append(" | ")
                    .append(cell(code.meaning()))
                    .append(" |\n");
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
