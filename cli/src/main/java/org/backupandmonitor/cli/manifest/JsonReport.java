package org.backupandmonitor.cli.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.manifest.language.Json;

/** The findings as one JSON document, for programs. */
final class JsonReport implements Report {

    @Override
    public String write(List<CheckedFile> files) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("valid", files.stream().noneMatch(file -> file.parsed().hasErrors()));
        report.put("errors", count(files, Diagnostic.Level.ERROR));
        report.put("warnings", count(files, Diagnostic.Level.WARNING));
        report.put("files", files.stream().map(JsonReport::file).toList());
        return Json.write(report);
    }

    private static Map<String, Object> file(CheckedFile file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file.shown());
        json.put("valid", !file.parsed().hasErrors());
        file.parsed().project().ifPresent(project -> json.put("project", project));
        json.put(
                "diagnostics",
                file.parsed().diagnostics().stream().map(JsonReport::diagnostic).toList());
        return json;
    }

    private static Map<String, Object> diagnostic(Diagnostic diagnostic) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("level", diagnostic.level().name().toLowerCase(Locale.ROOT));
        json.put("code", diagnostic.code());
        json.put("message", diagnostic.message());
        json.put("path", diagnostic.path());
        json.put("line", diagnostic.line());
        json.put("column", diagnostic.column());
        json.put("endLine", diagnostic.endLine());
        json.put("endColumn", diagnostic.endColumn());
        return json;
    }

    private static long count(List<CheckedFile> files, Diagnostic.Level level) {
        return files.stream()
                .flatMap(file -> file.parsed().diagnostics().stream())
                .filter(diagnostic -> diagnostic.level() == level)
                .count();
    }
}
