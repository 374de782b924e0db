package org.backupandmonitor.status.page;

import java.util.Locale;
import org.backupandmonitor.contracts.monitor.Status;

/** How something stands, as a colour and, since colour must never be the only signal, a sign that goes with it. */
public enum Tone {
    GOOD("✓"),
    WARN("!"),
    BAD("✕"),
    UNSURE("?"),
    OFF("‖"),
    BUSY("↻");

    private final String sign;

    Tone(String sign) {
        this.sign = sign;
    }

    /** One character that says the same as the colour. */
    public String sign() {
        return sign;
    }

    /** The name of the CSS class. */
    public String css() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }

    public static Tone of(Status status) {
        return switch (status) {
            case UP -> GOOD;
            case DEGRADED -> WARN;
            case DOWN -> BAD;
            case UNKNOWN -> UNSURE;
            case PAUSED -> OFF;
        };
    }
}
