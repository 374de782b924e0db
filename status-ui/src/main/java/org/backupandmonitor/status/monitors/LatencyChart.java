package org.backupandmonitor.status.monitors;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.backupandmonitor.status.history.LatencyPoint;
import org.backupandmonitor.status.page.Texts;

/**
 * The latency chart as shapes: a column per slice of time, stacked by phase, with a line for the 95th percentile and
 * marks where checks failed or nobody could see. Coordinates run from the top left.
 *
 * @param rects stacked phases
 * @param lines points of the percentile line; one per stretch without gaps
 * @param marks slices with failed or blind checks
 * @param labels of the vertical axis, from top to bottom
 * @param times of the horizontal axis, from left to right
 * @param phases that occur, in the order of the stack
 * @param summary what a person who does not see the chart is told
 */
public record LatencyChart(
        List<Rect> rects,
        List<String> lines,
        List<Mark> marks,
        List<String> labels,
        List<String> times,
        List<Phase> phases,
        String summary) {

    static final int WIDTH = 960;
    static final int HEIGHT = 200;

    /** Parts of a check, in the order in which they happen. */
    public enum Phase {
        RESOLVE("resolve"),
        CONNECT("connect"),
        TLS("TLS"),
        FIRST_BYTE("first byte"),
        TRANSFER("transfer"),
        TOTAL("whole check");

        private final String label;

        Phase(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String css() {
            return "phase-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        double of(LatencyPoint point) {
            return switch (this) {
                case RESOLVE -> point.resolve();
                case CONNECT -> point.connect();
                case TLS -> point.tls();
                case FIRST_BYTE -> point.firstByte();
                case TRANSFER -> point.transfer();
                case TOTAL -> phases(point) > 0 || point.median() == null ? 0 : point.median();
            };
        }

        private static double phases(LatencyPoint point) {
            return point.resolve() + point.connect() + point.tls() + point.firstByte() + point.transfer();
        }
    }

    /** One phase of one slice. */
    public record Rect(String x, String y, String width, String height, String css, String tip) {}

    /** A slice in which checks failed or nobody could see. */
    public record Mark(String x, String width, String css, String tip) {}

    public boolean empty() {
        return rects.isEmpty() && marks.isEmpty();
    }

    static LatencyChart of(List<LatencyPoint> points, Instant from, Instant to, Duration slice) {
        double top = niceTop(points);
        double perMilli = WIDTH / (double) Duration.between(from, to).toMillis();
        double width = slice.toMillis() * perMilli;
        List<Rect> rects = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        List<Phase> phases = new ArrayList<>();
        for (LatencyPoint point : points) {
            double x = Duration.between(from, point.at()).toMillis() * perMilli;
            double y = HEIGHT;
            for (Phase phase : Phase.values()) {
                double millis = phase.of(point);
                if (millis > 0) {
                    double height = millis / top * HEIGHT;
                    y -= height;
                    rects.add(new Rect(
                            number(x + width * 0.08),
                            number(y),
                            number(width * 0.84),
                            number(height),
                            phase.css(),
                            tip(point)));
                    if (!phases.contains(phase)) {
                        phases.add(phase);
                    }
                }
            }
            if (point.failed() > 0 || point.unknown() > 0) {
                boolean failed = point.failed() > 0;
                marks.add(new Mark(number(x), number(width), failed ? "mark-down" : "mark-unknown", tip(point)));
            }
        }
        phases.sort(null);
        return new LatencyChart(
                rects,
                lines(points, from, slice, perMilli, top),
                marks,
                points.isEmpty() ? List.of() : List.of(Texts.latency(top), Texts.latency(top / 2), "0"),
                times(from, to),
                phases,
                summary(points));
    }

    private static List<String> lines(
            List<LatencyPoint> points, Instant from, Duration slice, double perMilli, double top) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        Instant expected = Instant.MIN;
        for (LatencyPoint point : points) {
            if (point.p95() == null || !point.at().equals(expected)) {
                add(lines, line);
                line.setLength(0);
            }
            if (point.p95() != null) {
                double x = Duration.between(from, point.at())
                                .plus(slice.dividedBy(2))
                                .toMillis()
                        * perMilli;
                line.append(line.length() == 0 ? "" : " ")
                        .append(number(x))
                        .append(',')
                        .append(number(HEIGHT - point.p95() / top * HEIGHT));
            }
            expected = point.at().plus(slice);
        }
        add(lines, line);
        return lines;
    }

    private static void add(List<String> lines, StringBuilder line) {
        if (line.indexOf(" ") > 0) {
            lines.add(line.toString());
        }
    }

    /** The axis ends at 1, 2 or 5 times a power of ten. */
    static double niceTop(List<LatencyPoint> points) {
        double most = 0.1;
        for (LatencyPoint point : points) {
            double stacked = 0;
            for (Phase phase : Phase.values()) {
                stacked += phase.of(point);
            }
            most = Math.max(most, Math.max(stacked, point.p95() == null ? 0 : point.p95()));
        }
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : new double[] {1, 2, 5, 10}) {
            if (most <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static List<String> times(Instant from, Instant to) {
        Duration whole = Duration.between(from, to);
        List<String> times = new ArrayList<>();
        for (int i = 0; i <= 4; i++) {
            Instant at = from.plus(whole.multipliedBy(i).dividedBy(4));
            times.add(whole.compareTo(Duration.ofDays(2)) > 0 ? Texts.day(at) : Texts.clock(at));
        }
        return times;
    }

    private static String tip(LatencyPoint point) {
        StringBuilder tip = new StringBuilder(Texts.utc(point.at()))
                .append(": ")
                .append(Texts.count(point.checks(), "check", "checks"));
        if (point.median() != null && point.p95() != null) {
            tip.append(", median ")
                    .append(Texts.latency(point.median()))
                    .append(", 95th percentile ")
                    .append(Texts.latency(point.p95()));
        }
        for (Phase phase : Phase.values()) {
            double millis = phase.of(point);
            if (millis > 0 && phase != Phase.TOTAL) {
                tip.append("; ").append(phase.label()).append(' ').append(Texts.latency(millis));
            }
        }
        if (point.failed() > 0) {
            tip.append("; ").append(point.failed()).append(" DOWN");
        }
        if (point.unknown() > 0) {
            tip.append("; ").append(point.unknown()).append(" UNKNOWN");
        }
        return tip.toString();
    }

    private static String summary(List<LatencyPoint> points) {
        double worst = points.stream()
                .map(LatencyPoint::p95)
                .filter(p95 -> p95 != null)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(-1);
        long checks = points.stream().mapToLong(LatencyPoint::checks).sum();
        long failed = points.stream().mapToLong(LatencyPoint::failed).sum();
        return "Latency of " + Texts.count(checks, "check", "checks")
                + (worst < 0 ? "" : ", at worst " + Texts.latency(worst) + " in the 95th percentile") + "; "
                + failed + " DOWN";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
