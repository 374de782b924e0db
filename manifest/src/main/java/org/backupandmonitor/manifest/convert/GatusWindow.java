package org.backupandmonitor.manifest.convert;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A maintenance window of Gatus: on some days or each, at a time, for a while. */
final class GatusWindow {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private GatusWindow() {}

    /** The same for a manifest; empty where there is none, or where it can't be said, which is told. */
    static Optional<Object> of(In maintenance, Consumer<String> todo) {
        if (!maintenance.isTable() || maintenance.no("enabled")) {
            maintenance.isThere();
            return Optional.empty();
        }
        List<String> every = maintenance.at("every").texts();
        List<String> days = every.stream().map(GatusWindow::day).toList();
        Optional<String> start = maintenance.text("start");
        Optional<String> at = start.filter(text -> text.matches("([01][0-9]|2[0-3]):[0-5][0-9]"));
        Optional<String> lasts = maintenance.text("duration").flatMap(GoDurations::toManifest);
        Optional<String> zone = maintenance.text("timezone");
        if (!DAYS.containsAll(days)
                || at.isEmpty()
                || lasts.isEmpty()
                || zone.isPresent() && !ZoneId.getAvailableZoneIds().contains(zone.get())) {
            todo.accept("a maintenance window is not carried over, as it is not known when it was: start "
                    + start.orElse("?") + ", duration "
                    + maintenance.text("duration").orElse("?") + ", timezone "
                    + zone.orElse("UTC") + (every.isEmpty() ? "" : ", every " + String.join(", ", every)));
            return Optional.empty();
        }
        Map<String, Object> window = new LinkedHashMap<>();
        window.put("days", days.isEmpty() ? DAYS : days);
        window.put("at", at.get());
        window.put("for", lasts.get());
        zone.ifPresent(each -> window.put("zone", each));
        return Optional.of(window);
    }

    private static String day(String text) {
        String day = text.toLowerCase(Locale.ROOT);
        return day.substring(0, Math.min(3, day.length()));
    }
}
