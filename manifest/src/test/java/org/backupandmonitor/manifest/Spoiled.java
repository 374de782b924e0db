package org.backupandmonitor.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Good files with a few bytes changed, tokens put in and parts exchanged: what a parser is most likely to stumble over. */
final class Spoiled {

    private static final List<String> TOKENS = List.of(
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
            "`",
            "- [[[[[[[[",
            "? ? ? ",
            "(a+)+$",
            "((((a{30}){30}){30}){30}){30}",
            "{1000}",
            "${each}".repeat(500),
            "y".repeat(5_000),
            "\u0301\u0301",
            "İ",
            "ß");

    private Spoiled() {}

    /** A good file as it is. */
    static List<byte[]> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<byte[]> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> each.toString().matches(".*\\.(ya?ml|json)"))
                    .sorted()
                    .toList()) {
                found.add(Files.readAllBytes(file));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files with up to five changes. */
    static Arbitrary<byte[]> of(List<byte[]> files) {
        Arbitrary<Change> change = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 4_000),
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.of(TOKENS),
                        Arbitraries.of(files))
                .as(Change::new);
        return Combinators.combine(
                        Arbitraries.of(files), change.list().ofMinSize(1).ofMaxSize(5))
                .as((file, changes) -> {
                    byte[] spoiled = file;
                    for (Change each : changes) {
                        spoiled = each.apply(spoiled);
                    }
                    return spoiled;
                });
    }

    private record Change(int what, int place, int size, String token, byte[] other) {

        byte[] apply(byte[] file) {
            int at = file.length == 0 ? 0 : place % file.length;
            return switch (what) {
                case 0 -> replaced(file, at, Math.min(file.length, at + 1), new byte[] {(byte) size});
                case 1 -> replaced(file, at, at, token.getBytes(StandardCharsets.UTF_8));
                case 2 -> replaced(file, at, Math.min(file.length, at + size % 12), new byte[0]);
                default -> replaced(file, at, at, part());
            };
        }

        private byte[] part() {
            int from = other.length == 0 ? 0 : place % other.length;
            return java.util.Arrays.copyOfRange(other, from, Math.min(other.length, from + size % 60));
        }

        private static byte[] replaced(byte[] file, int from, int to, byte[] by) {
            byte[] all = new byte[file.length - (to - from) + by.length];
            System.arraycopy(file, 0, all, 0, from);
            System.arraycopy(by, 0, all, from, by.length);
            System.arraycopy(file, to, all, from + by.length, file.length - to);
            return all;
        }
    }
}
