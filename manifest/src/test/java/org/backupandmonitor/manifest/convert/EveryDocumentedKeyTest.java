package org.backupandmonitor.manifest.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * No documented key of another tool is lost without a word: what is made of a file without the key is something else than
 * what is made of it with the key.
 *
 * <p>{@code every-key} of each tool says every key that its documentation names, with a value that is not the usual one. Keys
 * that are passed over stand in {@code passed-over} with the reason, and only those.
 */
class EveryDocumentedKeyTest {

    private static final Path FILES = Path.of("src/test/resources/convert");
    private static final Path PASSED_OVER = Path.of("src/test/resources/passed-over");

    static List<String> tools() {
        return Converters.names();
    }

    @ParameterizedTest
    @MethodSource("tools")
    void test_every_key_is_noticed_or_passed_over_for_a_reason(String tool) throws Exception {
        Set<String> silent = silent(tool);
        List<PassedOver> passedOver = passedOver(tool);

        assertThat(silent)
                .as("lost without a word")
                .filteredOn(path -> passedOver.stream().noneMatch(line -> line.covers(path)))
                .isEmpty();
        assertThat(passedOver)
                .as("not passed over, or twice")
                .filteredOn(line -> silent.stream().noneMatch(line::covers)
                        || passedOver.stream().anyMatch(other -> other != line && other.covers(line.path())))
                .isEmpty();
    }

    /**
     * A line of {@code passed-over}.
     *
     * @param path of the key; with {@code .*} at its end everything beneath is meant, and not the key itself
     */
    private record PassedOver(String path, String reason) {
        static PassedOver of(String line) {
            assertThat(line).matches("\\S+: \\S.*");
            String[] parts = line.split(": ", 2);
            return new PassedOver(parts[0], parts[1]);
        }

        boolean covers(String key) {
            return path.endsWith(".*") ? key.startsWith(path.substring(0, path.length() - 1)) : key.equals(path);
        }
    }

    private static List<PassedOver> passedOver(String tool) throws IOException {
        return Files.readAllLines(PASSED_OVER.resolve(tool + ".txt")).stream()
                .map(PassedOver::of)
                .toList();
    }

    /** The keys that make no difference wherever they stand, without what is beneath them. */
    private static Set<String> silent(String tool) throws IOException {
        Object file = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(everyKey(tool)));
        String whole = converted(tool, file);
        List<Key> keys = new ArrayList<>();
        collect(file, "", keys);
        Map<String, Boolean> noticed = new TreeMap<>();
        for (Key key : keys) {
            Map<Object, Object> before = new LinkedHashMap<>(key.table());
            key.table().remove(key.name());
            noticed.merge(key.path(), !converted(tool, file).equals(whole), Boolean::logicalOr);
            // What is not carried over is told in the order of the file, so the key has to come back to its place.
            key.table().clear();
            key.table().putAll(before);
        }
        Set<String> silent = new TreeSet<>();
        noticed.forEach((path, isNoticed) -> {
            if (!isNoticed && silent.stream().noneMatch(above -> path.startsWith(above + "."))) {
                silent.add(path);
            }
        });
        return silent;
    }

    /** @param path of the key without places in lists, so that it is the same wherever it stands */
    private record Key(String path, Map<Object, Object> table, Object name) {}

    @SuppressWarnings("unchecked")
    private static void collect(Object node, String path, List<Key> into) {
        if (node instanceof List<?> list) {
            list.forEach(item -> collect(item, path, into));
        } else if (node instanceof Map<?, ?> table) {
            for (Map.Entry<?, ?> entry : table.entrySet()) {
                String at = path.isEmpty() ? entry.getKey().toString() : path + "." + entry.getKey();
                into.add(new Key(at, (Map<Object, Object>) table, entry.getKey()));
                collect(entry.getValue(), at, into);
            }
        }
    }

    private static Path everyKey(String tool) throws IOException {
        try (Stream<Path> files = Files.list(FILES.resolve(tool))) {
            return files.filter(file -> file.getFileName().toString().matches("every-key\\.[a-z]+"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String converted(String tool, Object file) {
        String text = new Dump(DumpSettings.builder().build()).dumpToString(file);
        try {
            Conversion conversion =
                    Converters.convert(List.of(text.getBytes(StandardCharsets.UTF_8)), tool, ConvertOptions.DEFAULT);
            return conversion.manifest() + conversion.secrets();
        } catch (Converters.CannotConvert refused) {
            return refused.getMessage();
        }
    }
}
