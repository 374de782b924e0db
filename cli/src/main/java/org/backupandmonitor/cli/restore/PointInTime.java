package org.backupandmonitor.cli.restore;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes a time as people write it: 2026-11-23, 2026-11-23T14:00, or with an offset; without one it is this machine's. */
final class PointInTime implements ITypeConverter<OffsetDateTime> {

    @Override
    public OffsetDateTime convert(String text) {
        try {
            if (text.length() <= "2026-11-23".length()) {
                // Whoever names a day wants the state at its end.
                return LocalDate.parse(text)
                        .atTime(LocalTime.MAX)
                        .atZone(ZoneId.systemDefault())
                        .toOffsetDateTime();
            }
            String iso = text.replace(' ', 'T');
            return iso.matches(".*(Z|[+-][0-9:]{2,6})") && iso.length() > "2026-11-23T14:00".length()
                    ? OffsetDateTime.parse(iso)
                    : LocalDateTime.parse(iso).atZone(ZoneId.systemDefault()).toOffsetDateTime();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "\"" + text + "\" is no time: write 2026-11-23, 2026-11-23T14:00 or 2026-11-23T14:00:00Z");
        }
    }
}
