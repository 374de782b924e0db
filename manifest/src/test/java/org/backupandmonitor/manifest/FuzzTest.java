package org.backupandmonitor.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.manifest.convert.Conversion;
import org.backupandmonitor.manifest.convert.ConvertOptions;
import org.backupandmonitor.manifest.convert.Converters;
import org.junit.jupiter.api.Test;

/**
 * Good files, spoiled at random: no input makes the parser or a converter throw, and whatever a converter makes is good.
 *
 * <p>{@code -Dbam.fuzz.inputs=1000000} runs it for longer, {@code -Dbam.fuzz.seed} elsewhere.
 */
class FuzzTest {

    private static final int INPUTS = Integer.getInteger("bam.fuzz.inputs", 4_000);
    private static final long SEED = Long.getLong("bam.fuzz.seed", 42);
    private static final String[] TOKENS = {
        "&a ",
        "*a",
        "<<: ",
        "- ",
        ": ",
        "\n",
        "\t",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "|\n",
        ">",
        "? ",
        "!!binary ",
        "!x ",
        "#",
        "%YAML 1.2\n",
        "---\n",
        "...\n",
        "\u0000",
        "\ufeff",
        "\ud83d",
        "${each}",
        "${each.a}",
        "for-each: [1]\n",
        "secret:",
        "~",
        "0x1F",
        "1e999",
        ".inf",
        "9999999999999999999999",
        "no",
        "every 1m",
        "* * * * *",
        "\\u0000",
        "\r",
        "\u2028",
        "\u0085",
        "x-a",
        "@",
        "`"
    };

    @Test
    void test_parser_takes_anything() throws IOException {
        List<byte[]> seeds = seeds(Path.of("src/test/resources"));
        DescribedTable.all().forEach(table -> table.keys()
                .forEach(key -> seeds.add(
                        Minimal.document(table, key.name(), key.example()).getBytes(StandardCharsets.UTF_8))));
        Random random = new Random(SEED);
        ManifestParser parser = new ManifestParser();

        for (int i = 0; i < INPUTS; i++) {
            byte[] input = spoiled(seeds, random);
            ParsedManifest parsed = parser.parse(input).checked(Known.nothing().withVaults(java.util.Set.of("a", "b")));

            assertThat(parsed.manifest().isPresent() || !parsed.diagnostics().isEmpty())
                    .isTrue();
            for (Diagnostic diagnostic : parsed.diagnostics()) {
                assertThat(diagnostic.line()).isPositive();
                assertThat(diagnostic.column()).isPositive();
            }
            parsed.manifest().ifPresent(manifest -> assertThat(
                            parser.parse(ManifestWriter.write(manifest)).manifest())
                    .as(() -> new String(input, StandardCharsets.UTF_8))
                    .contains(manifest));
        }
    }

    @Test
    void test_converters_take_anything() throws IOException {
        List<byte[]> seeds = seeds(Path.of("src/test/resources/convert"));
        Random random = new Random(SEED);
        ManifestParser parser = new ManifestParser();

        for (int i = 0; i < INPUTS / 2; i++) {
            byte[] input = spoiled(seeds, random);
            String tool = random.nextInt(4) == 0
                    ? Converters.names().get(random.nextInt(Converters.names().size()))
                    : null;
            try {
                Conversion conversion = Converters.convert(List.of(input), tool, ConvertOptions.DEFAULT);

                assertThat(parser.parse(conversion.manifest()).manifest())
                        .as(() -> new String(input, StandardCharsets.UTF_8) + "\n====\n" + conversion.manifest()
                                + parser.parse(conversion.manifest()).diagnostics())
                        .isPresent();
            } catch (Converters.CannotConvert e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static byte[] spoiled(List<byte[]> seeds, Random random) {
        byte[] seed = seeds.get(random.nextInt(seeds.size()));
        if (random.nextInt(3) == 0) {
            byte[] bytes = seed.clone();
            for (int i = 0; i <= random.nextInt(4) && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            return bytes;
        }
        StringBuilder text = new StringBuilder(new String(seed, StandardCharsets.UTF_8));
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
                case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
                default -> {
                    byte[] other = seeds.get(random.nextInt(seeds.size()));
                    int from = random.nextInt(other.length);
                    text.insert(
                            at,
                            new String(
                                    other,
                                    from,
                                    Math.min(other.length - from, random.nextInt(60)),
                                    StandardCharsets.UTF_8));
                }
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> seeds(Path directory) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.toString().endsWith(".golden")) {
                    seeds.add(Files.readAllBytes(file));
                }
            }
        }
        return seeds;
    }
}
