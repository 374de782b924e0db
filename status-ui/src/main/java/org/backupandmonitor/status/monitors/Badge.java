package org.backupandmonitor.status.monitors;

import org.backupandmonitor.contracts.monitor.Status;

/** A monitor's status as a small picture for READMEs. It says the status in words, too. */
final class Badge {

    /** Rough width of a character in the badge's font, in pixels. */
    private static final double CHARACTER = 6.9;

    private static final int PADDING = 12;

    private Badge() {}

    /** @param name of the monitor; may hold only what names may hold */
    static String svg(String name, Status status) {
        String word = status.name();
        String label = escape(name);
        int left = (int) Math.round(name.length() * CHARACTER) + PADDING;
        int right = (int) Math.round(word.length() * (CHARACTER + 0.9)) + PADDING;
        int width = left + right;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width
                + "\" height=\"20\" role=\"img\" aria-label=\""
                + label + ": " + word + "\"><title>" + label + ": " + word + "</title>"
                + "<clipPath id=\"r\"><rect width=\"" + width + "\" height=\"20\" rx=\"4\"/></clipPath>"
                + "<g clip-path=\"url(#r)\"><rect width=\"" + left + "\" height=\"20\" fill=\"#3b4554\"/>"
                + "<rect x=\"" + left + "\" width=\"" + right + "\" height=\"20\" fill=\"" + color(status)
                + "\"/></g><g"
                + " fill=\"#fff\""
                + " font-family=\"Verdana,DejaVu"
                + " Sans,sans-serif\""
                + " font-size=\"11\""
                + " text-anchor=\"middle\"><text"
                + " x=\"" + left / 2 + "\" y=\"14\">" + label + "</text>"
                + "<text x=\"" + (left + right / 2) + "\" y=\"14\">" + word + "</text></g></svg>";
    }

    /** All dark enough for white text. */
    private static String color(Status status) {
        return switch (status) {
            case UP -> "#1a7f4b";
            case DEGRADED -> "#9a5f00";
            case DOWN -> "#b3261e";
            case UNKNOWN -> "#67529f";
            case PAUSED -> "#5f6b7a";
        };
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
