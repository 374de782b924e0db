package org.backupandmonitor.cli.manifest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Json;

/** The findings as SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a change. */
final class SarifReport implements Report {

    @Override
    public String write(List<CheckedFile> files) {
        Map<String, String> meanings = new TreeMap<>();
        for (Code code : Code.values()) {
            meanings.put(code.slug(), code.meaning());
        }
        files.stream()
                .flatMap(file -> file.parsed().diagnostics().stream())
                .forEach(
                        diagnostic -> meanings.putIfAbsent(diagnostic.code(), "The file is no YAML that can be read."));
        List<Object> rules = meanings.entrySet().stream()
                .<Object>map(rule -> ordered("id", rule.getKey(), "shortDescription", Map.of("text", rule.getValue())))
                .toList();
        Map<String, Object> driver = ordered("name", "bam validate", "rules", rules);
        Map<String, Object> run = ordered("tool", Map.of("driver", driver), "columnKind", "unicodeCodePoints");
        run.put("results", files.stream().flatMap(SarifReport::results).toList());
        Map<String, Object> sarif =
                ordered("$schema", "https://json.schemastore.org/sarif-2.1.0.json", "version", "2.1.0");
        sarif.put("runs", List.of(run));
        return Json.write(sarif);
    }

    private static Stream<Object> results(CheckedFile file) {
        return file.parsed().diagnostics().stream().map(diagnostic -> result(file, diagnostic));
    }

    private static Object result(CheckedFile file, Diagnostic diagnostic) {
        Map<String, Object> region = ordered("startLine", diagnostic.line(), "startColumn", diagnostic.column());
        region.put("endLine", diagnostic.endLine());
        region.put("endColumn", diagnostic.endColumn());
        Map<String, Object> place = ordered("artifactLocation", Map.of("uri", uri(file.shown())), "region", region);
        Map<String, Object> result = ordered(
                "ruleId",
                diagnostic.code(),
                "level",
                diagnostic.level() == Diagnostic.Level.ERROR ? "error" : "warning");
        result.put("message", Map.of("text", diagnostic.message()));
        result.put("locations", List.of(Map.of("physicalLocation", place)));
        return result;
    }

    /** A relative reference (RFC 3986), as SARIF wants it. */
    private static String uri(String file) {
        String path = file.replace('\\', '/');
        int colon = path.indexOf(':');
        int slash = path.indexOf('/');
        // In the first segment a colon would end a scheme (RFC 3986, 4.2).
        String relative = colon >= 0 && (slash < 0 || colon < slash) ? "./" + path : path;
        try {
            return new URI(null, null, relative, null).getRawPath();
        } catch (URISyntaxException e) {
            return "file";
        }
    }

    private static Map<String, Object> ordered(String key1, Object value1, String key2, Object value2) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key1, value1);
        map.put(key2, value2);
        return map;
    }
}
