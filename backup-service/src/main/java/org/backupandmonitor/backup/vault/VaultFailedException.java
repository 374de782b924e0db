package org.backupandmonitor.backup.vault;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A vault could not be used. The message is one sentence for people, with the next step and without secrets. */
public final class VaultFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Stored unfit;

    public VaultFailedException(String message) {
        this(message, (Stored) null);
    }

    public VaultFailedException(String message, Throwable cause) {
        super(message, cause);
        this.unfit = null;
    }

    /** @param unfit what was stored all the same; null if nothing was */
    public VaultFailedException(String message, @Nullable Stored unfit) {
        super(message);
        this.unfit = unfit;
    }

    /** A snapshot that came of it and is to be set aside, since it must not pass for a good one. */
    public Optional<Stored> unfit() {
        return Optional.ofNullable(unfit);
    }
}
