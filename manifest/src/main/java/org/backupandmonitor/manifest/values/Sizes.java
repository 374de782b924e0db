package org.backupandmonitor.manifest.values;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupandmonitor.manifest.language.Excerpt;
import org.backupandmonitor.manifest.language.OutOfRange;
import org.backupandmonitor.manifest.language.ScalarType;
import org.backupandmonitor.manifest.language.Type;

/** Sizes as people write them: {@code 500kB}, {@code 10MB}, {@code 1.5GiB}; in powers of 1000, with an i of 1024. */
public final class Sizes {

    private static final String PATTERN = "[0-9]{1,12}(\\.[0-9]{1,3})?(B|kB|KB|MB|GB|TB|KiB|MiB|GiB|TiB)";
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,3})?)([A-Za-z]+)");
    private static final Map<String, Long> UNITS = units();

    private Sizes() {}

    /** A size in bytes, at least one. */
    public static Type<Long> size() {
        return ScalarType.text(
                        "size", Map.of("type", "string", "pattern", "^" + PATTERN + "$"), Sizes::parse, Sizes::format)
                .suchAs("10MB or 1GiB");
    }

    /**
     * Reads a size.
     *
     * @throws IllegalArgumentException if it is none
     * @throws OutOfRange if it is not a whole number of bytes, or none at all, or more than a file system holds
     */
    public static long parse(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!text.matches(PATTERN) || !matcher.matches()) {
            throw new IllegalArgumentException("\"" + Excerpt.of(text)
                    + "\" is no size: write a number and a unit (B, kB, MB, GB, TB, KiB, MiB, GiB, TiB), such as 10MB");
        }
        BigDecimal bytes =
                new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(UNITS.getOrDefault(matcher.group(2), 1L)));
        if (bytes.stripTrailingZeros().scale() > 0 || bytes.signum() == 0) {
            throw new OutOfRange(text + " is not a whole number of bytes of at least one");
        }
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new OutOfRange(text + " is more than any store holds");
        }
        return bytes.longValueExact();
    }

    /** The text with the largest unit of which the size is a whole number. */
    public static String format(long bytes) {
        String best = bytes + "B";
        long largest = 1;
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            if (bytes % unit.getValue() == 0 && unit.getValue() > largest) {
                best = bytes / unit.getValue() + unit.getKey();
                largest = unit.getValue();
            }
        }
        return best;
    }

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("B", 1L);
        units.put("kB", 1_000L);
        units.put("KB", 1_000L);
        units.put("MB", 1_000_000L);
        units.put("GB", 1_000_000_000L);
        units.put("TB", 1_000_000_000_000L);
        units.put("KiB", 1L << 10);
        units.put("MiB", 1L << 20);
        units.put("GiB", 1L << 30);
        units.put("TiB", 1L << 40);
        return units;
    }
}
